package dev.quarterdeck.workloads.cluster.applyset;

import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.manifest.ApplyPlanning;
import dev.quarterdeck.connector.manifest.ApplyWish;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.cluster.Answers;
import dev.quarterdeck.workloads.cluster.Asked;
import dev.quarterdeck.workloads.cluster.AuditedDeeds;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.Silence;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource;
import dev.quarterdeck.workloads.cluster.applyset.source.Rendered;
import dev.quarterdeck.workloads.cluster.applyset.source.Rendering;
import dev.quarterdeck.workloads.cluster.applyset.source.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies sets, once somebody has seen what that would do, and keeps who asked for it. */
@Component
public class SetApplications {

    /** Each object is asked about. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String NOTHING = "";

    private final Inventories inventories;
    private final Rendering rendering;
    private final SetRules rules;
    private final AuditedDeeds deeds;
    private final Clock clock;

    SetApplications(Inventories inventories, Rendering rendering, SetRules rules, AuditedDeeds deeds, Clock clock) {
        this.inventories = inventories;
        this.rendering = rendering;
        this.rules = rules;
        this.deeds = deeds;
        this.clock = clock;
    }

    /**
     * What applying {@code source} would do; nothing is changed.
     *
     * @throws NotFound if there is no such cluster
     * @throws IllegalArgumentException that begins with the field of the source that is at fault
     * @throws dev.quarterdeck.connector.SourceUnavailable if the source cannot be read just now
     */
    public SetPreview preview(SetName set, ManifestSource source, boolean isAdministrator) {
        var rendered = rendered(set, source);
        return preview(set, rendered, rendered.yaml(), isAdministrator);
    }

    private Rendered rendered(SetName set, ManifestSource source) {
        var version = inventories.of(set.cluster()).standing().version();
        return rendering.of(source, new Target(set.name(), set.namespace(), version));
    }

    /**
     * What removing all of it would do; nothing is changed.
     *
     * @throws NotFound if there is no such cluster
     */
    public SetPreview previewRemoval(SetName set, boolean isAdministrator) {
        return preview(set, null, NOTHING, isAdministrator);
    }

    private SetPreview preview(SetName set, @Nullable Rendered rendered, String yaml, boolean isAdministrator) {
        var answers = new Answers(inventories.of(set.cluster()), PATIENCE);
        var planning = answers.to(asked -> asked.applySets().plan(set.namespace(), set.name(), yaml));
        return switch (planning.orElse(null)) {
            case null -> new SetPreview(rendered, null, null, Silence.of(answers), null);
            case ApplyPlanning.Impossible(var why) -> new SetPreview(rendered, null, why, null, null);
            case ApplyPlanning.Planned(var plan) ->
                new SetPreview(
                        rendered,
                        plan,
                        null,
                        null,
                        rules.against(set.cluster(), plan, isAdministrator).orElse(null));
        };
    }

    /**
     * @throws NotFound if there is no such cluster
     * @throws IllegalArgumentException that begins with the field of the source that is at fault
     * @throws dev.quarterdeck.connector.SourceUnavailable if the source cannot be read just now, or the cluster gave no
     *     answer, so that nobody knows how far it got
     */
    public Outcome apply(SetName set, ManifestSource source, SetWish wish) {
        var rendered = rendered(set, source);
        if (wish.seen() != null && !wish.seen().equals(rendered.digest())) {
            return new Outcome.Conflicted(
                    "Nothing was done: what the source gives is not what you saw. Look at it again.");
        }
        return apply(set, "apply-set.apply", rendered.yaml(), SetFacts.of(source, rendered), wish);
    }

    /**
     * Removes those members that are chosen; with the last of them the set ends.
     *
     * @throws NotFound if there is no such cluster
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster gave no answer, so that nobody knows how far it
     *     got
     */
    public Outcome remove(SetName set, SetWish wish) {
        return apply(set, "apply-set.remove", NOTHING, Map.of(), wish);
    }

    private Outcome apply(SetName set, String action, String yaml, Map<String, String> facts, SetWish wish) {
        var inventory = inventories.of(set.cluster());
        var wanted = new ApplyWish(
                set.namespace(),
                set.name(),
                yaml,
                wish.take(),
                wish.prune(),
                SetFacts.with(facts, wish.actor(), clock.instant()));
        var told = new HashMap<>(facts);
        told.put("take", String.valueOf(wish.take()));
        told.put("prune", String.join(", ", new TreeSet<>(wish.prune())));
        return deeds.of(
                new Asked(action, set.subject(), told, wish.actor()),
                wish.reason(),
                () -> inventory
                        .applySets()
                        .apply(wanted, plan -> rules.against(set.cluster(), plan, wish.isAdministrator())));
    }
}
