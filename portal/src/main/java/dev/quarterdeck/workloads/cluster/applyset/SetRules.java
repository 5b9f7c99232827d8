package dev.quarterdeck.workloads.cluster.applyset;

import dev.quarterdeck.connector.cluster.GuardedCluster;
import dev.quarterdeck.connector.manifest.ApplyPlan;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.environments.Environments;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What takes an administrator: the portal may do more on a cluster than each engineer should. */
@Component
class SetRules {

    private final Environments environments;
    private final Clusters clusters;

    SetRules(Environments environments, Clusters clusters) {
        this.environments = environments;
        this.clusters = clusters;
    }

    /** Why {@code plan} is not carried out for whoever asks; empty if nothing speaks against it. */
    Optional<String> against(String cluster, ApplyPlan plan, boolean isAdministrator) {
        if (isAdministrator) {
            return Optional.empty();
        }
        return plan.powerful().isEmpty()
                ? approvals(cluster, plan)
                : Optional.of("Only administrators apply what is in no namespace, or gives rights to somebody: %s."
                        .formatted(plan.powerful().stream()
                                .map(part -> "%s %s".formatted(part.kind(), part.name()))
                                .collect(Collectors.joining(", "))));
    }

    /** What others must agree to elsewhere is not done here without them. */
    private Optional<String> approvals(String cluster, ApplyPlan plan) {
        return clusters.named(cluster)
                .filter(GuardedCluster.class::isInstance)
                .map(GuardedCluster.class::cast)
                .flatMap(guarded -> environments.inOrder().stream()
                        .filter(one -> one.cluster().equals(cluster) && one.approvalsRequired() > 0)
                        .filter(one -> plan.namespaces().contains(guarded.namespace(one.name())))
                        .findFirst()
                        .map(one ->
                                "Changes of the environment '%s' need approval: only administrators apply to its namespace '%s'."
                                        .formatted(one.name(), guarded.namespace(one.name()))));
    }
}
