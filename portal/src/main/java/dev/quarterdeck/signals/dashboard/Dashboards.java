package dev.quarterdeck.signals.dashboard;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.live.LiveUpdates;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.ChangedMeanwhile;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Done;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Refused;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.ready.ReadyMade;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of panels: made by people, or ready-made. */
@Component
@Transactional
public class Dashboards {

    private static final int VERSIONS = 200;

    private final DashboardRepository dashboards;
    private final AtHandRepository atHand;
    private final ReadyMade readyMade;
    private final AuditLog audit;
    private final LiveUpdates live;
    private final Clock clock;

    Dashboards(
            DashboardRepository dashboards,
            AtHandRepository atHand,
            ReadyMade readyMade,
            AuditLog audit,
            LiveUpdates live,
            Clock clock) {
        this.dashboards = dashboards;
        this.atHand = atHand;
        this.readyMade = readyMade;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Those that people made, by title.
     *
     * @param owners whose; null for everybody's
     * @param starred only those that the person starred
     */
    @Transactional(readOnly = true)
    public Page<DashboardRow> page(
            Person person,
            @Nullable Collection<EntityRef> owners,
            boolean starred,
            String text,
            @Nullable String after,
            int limit) {
        return dashboards.page(person.username(), owners, starred, text, after, limit);
    }

    /** Those that nobody had to make: of the platform, the business, each environment and each system. */
    @Transactional(readOnly = true)
    public List<DashboardRow> readyMade(Person person) {
        var starred = atHand.starred(person.username());
        return readyMade.all().stream()
                .map(one -> new DashboardRow(
                        one.name(), one.title(), null, null, null, one.about(), starred.contains(one.name())))
                .toList();
    }

    /** @throws NotFound if there is none of that name */
    @Transactional(readOnly = true)
    public Dashboard get(String name) {
        return readyMade
                .find(name)
                .map(definition -> new Dashboard(definition, null))
                .or(() -> dashboards.find(name))
                .orElseThrow(() -> new NotFound("There is no dashboard named '%s'.".formatted(name)));
    }

    /** @param change what was done, in words, such as made or imported */
    public DashboardOutcome create(Definition definition, String change, Person person) {
        var lacked = Ownership.lackedToChange(person, definition.owner());
        if (lacked != null) {
            return new Refused("Owner: " + lacked);
        }
        var kept = dashboards.insert(definition, change, person.username(), clock.instant());
        if (kept.isEmpty()) {
            return new Refused("Name: there is a dashboard named %s already".formatted(definition.name()));
        }
        record(person, "dashboard.created", definition, Map.of("change", change));
        return new Done(new Dashboard(definition, kept.get()));
    }

    /** Makes it, or replaces the one of that name. */
    public DashboardOutcome put(Definition definition, String change, Person person) {
        return dashboards
                .find(definition.name())
                .map(before -> change(definition.name(), before.version(), _ -> definition, change, person))
                .orElseGet(() -> create(definition, change, person));
    }

    /**
     * @param version that was looked at
     * @param how it becomes another one; it keeps its name
     */
    public DashboardOutcome change(
            String name, int version, UnaryOperator<Definition> how, String change, Person person) {
        return underLock(name, version, person, before -> {
            var definition = how.apply(before.definition());
            var given = Ownership.lackedToChange(person, definition.owner());
            if (given != null) {
                return new Refused("Owner: " + given);
            }
            return saved(before, definition, change, "dashboard.changed", person);
        });
    }

    private interface Change {
        DashboardOutcome of(Dashboard before);
    }

    private DashboardOutcome underLock(String name, @Nullable Integer version, Person person, Change change) {
        dashboards.lock(name);
        var before = get(name);
        if (before.kept() == null) {
            return new Refused("A ready-made dashboard stays as it is; make a copy, and change that.");
        }
        var lacked = Ownership.lackedToChange(person, before.definition().owner());
        if (lacked != null) {
            return new Refused(lacked);
        }
        return version != null && version != before.version() ? new ChangedMeanwhile(before) : change.of(before);
    }

    private DashboardOutcome saved(
            Dashboard before, Definition definition, String change, String action, Person person) {
        var kept = before.kept();
        if (kept == null) {
            throw new IllegalStateException("%s is not kept".formatted(before.name()));
        }
        if (definition.equals(before.definition())) {
            return new Done(before);
        }
        var next = dashboards.update(kept, definition, change, person.username(), clock.instant());
        record(person, action, definition, Map.of("change", change, "version", Integer.toString(next.version())));
        live.announce(
                "%s was changed by %s".formatted(definition.title(), person.username()),
                "dashboard/" + definition.name());
        return new Done(new Dashboard(definition, next));
    }

    /** The newest first; none of one that is ready-made. */
    @Transactional(readOnly = true)
    public List<DashboardVersion> versions(Dashboard dashboard) {
        var kept = dashboard.kept();
        return kept == null ? List.of() : dashboards.versions(kept.id(), VERSIONS);
    }

    /** @throws NotFound if it never had that version */
    @Transactional(readOnly = true)
    public Definition version(Dashboard dashboard, int version) {
        var kept = dashboard.kept();
        return (kept == null ? Optional.<Definition>empty() : dashboards.version(kept.id(), version))
                .orElseThrow(
                        () -> new NotFound("Dashboard %s has no version %d.".formatted(dashboard.name(), version)));
    }

    /** Makes it what it was; the versions between stay known. */
    public DashboardOutcome restore(String name, int version, Person person) {
        return underLock(
                name,
                null,
                person,
                before -> saved(
                        before,
                        version(before, version),
                        "restored version %d".formatted(version),
                        "dashboard.restored",
                        person));
    }

    /**
     * With all its versions.
     *
     * @param typed its name, to be sure
     */
    public DashboardOutcome remove(String name, String typed, Person person) {
        return underLock(name, null, person, before -> {
            if (!typed.strip().equals(name)) {
                return new Refused("Type the name %s to remove it with its whole history.".formatted(name));
            }
            var kept = before.kept();
            if (kept != null) {
                dashboards.delete(kept.id());
                atHand.forget(name);
                record(person, "dashboard.removed", before.definition(), Map.of());
            }
            return new Done(before);
        });
    }

    private void record(Person person, String action, Definition definition, Map<String, String> detail) {
        audit.record(new AuditEntry(
                person.username(),
                action,
                "dashboards/" + definition.name(),
                null,
                null,
                withTitle(definition, detail)));
    }

    private static Map<String, String> withTitle(Definition definition, Map<String, String> detail) {
        var all = new TreeMap<>(detail);
        all.put("title", definition.title());
        all.put("owner", definition.owner().toString());
        return all;
    }
}
