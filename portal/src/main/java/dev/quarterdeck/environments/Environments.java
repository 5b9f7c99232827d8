package dev.quarterdeck.environments;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.connector.cluster.AutoscalingCluster;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.GuardedCluster;
import dev.quarterdeck.platform.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where things run, in promotion order. */
@Component
public class Environments {

    private final EnvironmentRepository environments;
    private final Clusters clusters;
    private final AuditLog audit;

    Environments(EnvironmentRepository environments, Clusters clusters, AuditLog audit) {
        this.environments = environments;
        this.clusters = clusters;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Environment> inOrder() {
        return environments.inOrder();
    }

    /** @throws NotFound if there is none of that name */
    @Transactional(readOnly = true)
    public Environment get(String name) {
        return environments
                .find(name)
                .orElseThrow(() -> new NotFound("There is no environment named '%s'.".formatted(name)));
    }

    /** The one that comes next in promotion order; empty for the last. */
    @Transactional(readOnly = true)
    public Optional<Environment> after(Environment environment) {
        return inOrder().stream()
                .filter(other -> other.position() > environment.position())
                .findFirst();
    }

    /** The one a release must have run in before; empty for the first. */
    @Transactional(readOnly = true)
    public Optional<Environment> before(Environment environment) {
        return inOrder().reversed().stream()
                .filter(other -> other.position() < environment.position())
                .findFirst();
    }

    /** An environment that exists keeps its rules. */
    @Transactional
    public void define(Environment environment, String actor) {
        if (environments.insertIfMissing(environment)) {
            record(environment, actor);
        }
    }

    private void record(Environment environment, String actor) {
        audit.record(new AuditEntry(
                actor,
                "environment.defined",
                "environments/" + environment.name(),
                environment.name(),
                null,
                Map.of(
                        "cluster", environment.cluster(),
                        "approvals required", Integer.toString(environment.approvalsRequired()))));
    }

    /**
     * Makes an environment on a cluster that the portal is connected to, where it stays for good.
     *
     * @throws IllegalArgumentException if it cannot be, beginning with the field that is wrong
     */
    @Transactional
    public Environment create(NewEnvironment wanted, String actor) {
        environments.lock();
        var all = environments.inOrder();
        if (all.stream().anyMatch(other -> other.name().equals(wanted.name()))) {
            throw new IllegalArgumentException("Name: there is an environment '%s' already".formatted(wanted.name()));
        }
        requireRoomFor(wanted, all);
        var environment = wanted.at(position(wanted, all));
        environments.makeRoom(environment.position());
        environments.insertIfMissing(environment);
        record(environment, actor);
        return environment;
    }

    private static int position(NewEnvironment wanted, List<Environment> all) {
        if (wanted.after() == null) {
            return all.isEmpty() ? 1 : all.getFirst().position();
        }
        return all.stream()
                .filter(other -> other.name().equals(wanted.after()))
                .map(other -> other.position() + 1)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Comes after: there is no environment '%s'".formatted(wanted.after())));
    }

    private void requireRoomFor(NewEnvironment wanted, List<Environment> all) {
        var cluster = clusters.named(wanted.cluster())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cluster: the portal is not connected to '%s'".formatted(wanted.cluster())));
        if (wanted.autoscaling() != null) {
            requireAutoscaling(cluster);
        }
        if (cluster instanceof GuardedCluster guarded) {
            var namespace = guarded.namespace(wanted.name());
            all.stream()
                    .filter(other -> other.cluster().equals(wanted.cluster())
                            && guarded.namespace(other.name()).equals(namespace))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new IllegalArgumentException("Cluster: '%s' has the namespace '%s' there already"
                                .formatted(other.name(), namespace));
                    });
        }
    }

    private static void requireAutoscaling(Cluster cluster) {
        var problem = cluster instanceof AutoscalingCluster scaling
                ? scaling.scalingProblem()
                : Optional.of("the cluster '%s' cannot scale workloads by their load".formatted(cluster.name()));
        problem.ifPresent(why -> {
            throw new IllegalArgumentException("Most replicas: " + why);
        });
    }
}
