package dev.quarterdeck.signals.objective;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.signals.Resolution;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Done;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How good components have to be, and how they stand. */
@Component
@Transactional
public class Objectives {

    private final ObjectiveRepository objectives;
    private final StandingRepository standings;
    private final TallyRepository tallies;
    private final AskingProblemRepository problems;
    private final Judging judging;
    private final Catalog catalog;
    private final Environments environments;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    Objectives(
            ObjectiveRepository objectives,
            StandingRepository standings,
            TallyRepository tallies,
            AskingProblemRepository problems,
            Judging judging,
            Catalog catalog,
            Environments environments,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.objectives = objectives;
        this.standings = standings;
        this.tallies = tallies;
        this.problems = problems;
        this.judging = judging;
        this.catalog = catalog;
        this.environments = environments;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The least budget first, and last what nobody measured. */
    @Transactional(readOnly = true)
    public Page<ObjectiveRow> page(ObjectiveFilter filter, @Nullable String after, int limit) {
        return objectives.page(filter, after, limit);
    }

    /** @throws NotFound if there is none of that name */
    @Transactional(readOnly = true)
    public Objective get(String name) {
        return objectives
                .find(name)
                .orElseThrow(() -> new NotFound("There is no objective named '%s'.".formatted(name)));
    }

    /** Of one component, the least budget first: one statement of its page, which needs no transaction of its own. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<ObjectiveRow> rows(EntityRef component) {
        return objectives.rows(component);
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Objective> all() {
        return objectives.all();
    }

    /** How many there are in each state; states of none are left out. */
    @Transactional(readOnly = true)
    public Map<Standing.State, Integer> counts() {
        return objectives.counts();
    }

    /** Teams whose components have objectives. */
    @Transactional(readOnly = true)
    public List<EntityRef> owners() {
        return objectives.owners();
    }

    /** Of which an objective can be made. */
    @Transactional(readOnly = true)
    public List<EntityRef> components() {
        return objectives.components();
    }

    /** As of now. */
    @Transactional(readOnly = true)
    public Standing standing(Objective objective) {
        return Objects.requireNonNull(
                judging.standings(List.of(objective), clock.instant()).get(objective.id()));
    }

    /** Why what another system measures for it is not counted; empty if it is. */
    @Transactional(readOnly = true)
    public Optional<AskingProblem> problem(Objective objective) {
        return problems.of(objective.id());
    }

    /** Of one objective, the newest first. */
    @Transactional(readOnly = true)
    public List<BurnAlert> alerts(Objective objective) {
        return standings.alerts(objective.id(), 50);
    }

    /** What an environment asks of the component's error budgets before a release goes there. */
    @Transactional(readOnly = true)
    public List<BudgetGate> gates(EntityRef component, String environment) {
        var all = objectives.of(component, environment).stream()
                .filter(objective -> objective.definition().policy().stream().anyMatch(PolicyStep::holds))
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        var standing = judging.standings(all, clock.instant());
        return all.stream()
                .map(objective -> new BudgetGate(
                        objective, left(objective, standing.get(objective.id())), hold(objective.definition())))
                .toList();
    }

    /** Null if too little counted to hold anything for it. */
    private static @Nullable Double left(Objective objective, @Nullable Standing standing) {
        return standing != null && objective.definition().isTelling(standing.tally()) ? standing.budget() : null;
    }

    private static PolicyStep hold(Definition definition) {
        return definition.policy().stream()
                .filter(PolicyStep::holds)
                .max(Comparator.comparingDouble(PolicyStep::below))
                .orElseThrow();
    }

    /** What was measured in the last 30 days counts for it. */
    public ObjectiveOutcome define(Definition definition, String actor) {
        var document = OpenSloWriter.write(definition, null, json);
        return define(definition, document, document.path("spec").path("indicator"), actor);
    }

    /** As a document says it, whether it is new or was there. */
    ObjectiveOutcome take(Definition definition, ObjectNode document, JsonNode indicator, String actor) {
        return objectives
                .find(definition.name())
                .map(before -> change(before, definition, document, indicator, actor))
                .orElseGet(() -> define(definition, document, indicator, actor));
    }

    private ObjectiveOutcome define(Definition definition, ObjectNode document, JsonNode indicator, String actor) {
        var wrong = whatIsWrong(definition);
        if (wrong != null) {
            return new Refused(wrong);
        }
        var id = objectives.insert(definition, document, indicator, actor, clock.instant(), countFrom());
        if (id.isEmpty()) {
            return new Refused("Name: there is an objective named %s already".formatted(definition.name()));
        }
        record(actor, "objective.defined", definition, null);
        return new Done();
    }

    /** Null if nothing is. */
    @Nullable
    String whatIsWrong(Definition definition) {
        if (catalog.lookUp(definition.component()).isEmpty()) {
            return "Component: the catalog has no %s".formatted(definition.component());
        }
        return environments.inOrder().stream()
                        .anyMatch(environment -> environment.name().equals(definition.environment()))
                ? null
                : "Environment: there is none named '%s'".formatted(definition.environment());
    }

    private Instant countFrom() {
        return Resolution.HOURS.floor(
                clock.instant().minus(Resolution.MINUTES.kept()).plus(Duration.ofHours(2)));
    }

    /**
     * What counted before goes on to count, unless something else is counted from now on.
     *
     * @param version that was changed
     */
    public ObjectiveOutcome change(String name, int version, Definition definition, String actor) {
        var before = get(name);
        if (before.version() != version) {
            return new Refused("%s changed it meanwhile; look at version %d, then change that"
                    .formatted(before.changedBy(), before.version()));
        }
        var document = OpenSloWriter.write(definition, objectives.document(name).orElse(null), json);
        var indicator = document.path("spec").path("indicator");
        return change(
                before,
                definition,
                document,
                indicator.isMissingNode() ? objectives.indicator(name) : indicator,
                actor);
    }

    private ObjectiveOutcome change(
            Objective before, Definition definition, ObjectNode document, JsonNode indicator, String actor) {
        var wrong = whatIsWrong(definition);
        if (wrong != null) {
            return new Refused(wrong);
        }
        var counted = !countsTheSame(before.definition(), definition);
        if (counted) {
            tallies.forget(before.id());
        }
        var saved = objectives.update(
                before,
                definition,
                document,
                indicator,
                actor,
                clock.instant(),
                counted ? countFrom() : before.talliedUntil());
        if (!saved) {
            return new Refused("Somebody changed it meanwhile; look at it again, then change that");
        }
        record(actor, "objective.changed", definition, null);
        judging.judge(get(definition.name()));
        return new Done();
    }

    private static boolean countsTheSame(Definition one, Definition other) {
        return one.indicator().equals(other.indicator())
                && one.component().equals(other.component())
                && one.environment().equals(other.environment())
                && Objects.equals(one.slices(), other.slices());
    }

    /** With everything that counted for it. */
    public ObjectiveOutcome remove(String name, String reason, String actor) {
        if (Reason.isTooShort(reason)) {
            return new Refused(Reason.TOO_SHORT);
        }
        var objective = get(name);
        objectives.delete(objective.id());
        record(actor, "objective.removed", objective.definition(), reason.strip());
        return new Done();
    }

    private void record(String actor, String action, Definition definition, @Nullable String reason) {
        audit.record(new AuditEntry(
                actor,
                action,
                definition.component().toString(),
                definition.environment(),
                reason,
                Map.of(
                        "objective", definition.name(),
                        "asks for", definition.words(),
                        "window", definition.window().words())));
    }
}
