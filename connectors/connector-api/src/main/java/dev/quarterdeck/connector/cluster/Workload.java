package dev.quarterdeck.connector.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The desired state of one workload.
 *
 * @param revision names this combination of artifact and settings; two workloads with one revision run the same thing
 * @param arguments follow the artifact on the command line
 * @param environment variables of each replica; a cluster adds {@code PORT}, where the replica must listen, and
 *     {@code REPLICA}, its name
 * @param memoryMebibytes limit of one replica
 * @param startup checked first; liveness and readiness begin once it passed
 * @param readiness decides whether a replica gets traffic
 * @param liveness decides whether a replica is restarted
 * @param progressDeadline how long a rollout may go without getting any further before it is called stalled
 * @param shutdownGrace from the polite request to end until the forced end
 * @param secrets variables whose values only the replicas may see
 * @param scaling with its load; null if there are always as many replicas, as on a cluster that is no
 *     {@link AutoscalingCluster}
 */
public record Workload(
        WorkloadId id,
        String revision,
        Artifact artifact,
        List<String> arguments,
        Map<String, String> environment,
        int replicas,
        int memoryMebibytes,
        Probe startup,
        Probe readiness,
        Probe liveness,
        Duration progressDeadline,
        Duration shutdownGrace,
        Set<String> secrets,
        @Nullable Scaling scaling) {

    public Workload {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas: %d is below 0".formatted(replicas));
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        secrets = Set.copyOf(secrets);
    }

    /** One without secrets. */
    public Workload(
            WorkloadId id,
            String revision,
            Artifact artifact,
            List<String> arguments,
            Map<String, String> environment,
            int replicas,
            int memoryMebibytes,
            Probe startup,
            Probe readiness,
            Probe liveness,
            Duration progressDeadline,
            Duration shutdownGrace) {
        this(
                id,
                revision,
                artifact,
                arguments,
                environment,
                replicas,
                memoryMebibytes,
                startup,
                readiness,
                liveness,
                progressDeadline,
                shutdownGrace,
                Set.of(),
                null);
    }

    public Workload withReplicas(int count) {
        return new Workload(
                id,
                revision,
                artifact,
                arguments,
                environment,
                count,
                memoryMebibytes,
                startup,
                readiness,
                liveness,
                progressDeadline,
                shutdownGrace,
                secrets,
                scaling);
    }

    /** Without the values of its variables. */
    @Override
    public String toString() {
        return "%s %s, %d replicas".formatted(id, revision, replicas);
    }
}
