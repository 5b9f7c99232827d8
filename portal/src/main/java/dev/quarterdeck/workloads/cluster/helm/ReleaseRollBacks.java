package dev.quarterdeck.workloads.cluster.helm;

import dev.quarterdeck.connector.helm.HelmPlanning;
import dev.quarterdeck.connector.helm.HelmRollBack;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.cluster.Answers;
import dev.quarterdeck.workloads.cluster.Asked;
import dev.quarterdeck.workloads.cluster.AuditedDeeds;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.Silence;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes back to what a release was, once, and keeps who asked for it. */
@Component
public class ReleaseRollBacks {

    /** Each object is asked about. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Inventories inventories;
    private final AuditedDeeds deeds;

    ReleaseRollBacks(Inventories inventories, AuditedDeeds deeds) {
        this.inventories = inventories;
        this.deeds = deeds;
    }

    /**
     * @param planning null if the cluster did not say
     * @param silence why it did not; null if it did
     */
    public record Preview(
            @Nullable HelmPlanning planning, @Nullable Silence silence) {}

    /**
     * What it would do; nothing is changed.
     *
     * @throws NotFound if there is no such cluster
     */
    public Preview preview(String cluster, String namespace, String release, int revision) {
        var answers = new Answers(inventories.of(cluster), PATIENCE);
        var planning = answers.to(asked -> asked.helm().plan(namespace, release, revision));
        return new Preview(planning.orElse(null), Silence.of(answers));
    }

    /** @throws dev.quarterdeck.connector.SourceUnavailable if the cluster gave no answer, so that nobody knows how far it got */
    public Outcome ask(String cluster, HelmRollBack wanted, String actor, String reason) {
        var inventory = inventories.of(cluster);
        var facts = Map.of(
                "from", String.valueOf(wanted.newest()),
                "to", String.valueOf(wanted.to()),
                "take", String.valueOf(wanted.take()),
                "prune", String.join(", ", new TreeSet<>(wanted.prune())));
        var subject = "clusters/%s/releases/%s/%s".formatted(cluster, wanted.namespace(), wanted.release());
        return deeds.of(
                new Asked("helm-release.roll-back", subject, facts, actor),
                reason,
                () -> inventory.helm().rollBack(wanted));
    }
}
