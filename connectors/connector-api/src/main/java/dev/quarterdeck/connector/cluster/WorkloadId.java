package dev.quarterdeck.connector.cluster;

/**
 * Where a workload lives on its cluster.
 *
 * @param environment also the namespace on clusters that have namespaces
 * @param name unique within the environment; a DNS label
 */
public record WorkloadId(String environment, String name) {

    public WorkloadId {
        requireLabel(environment);
        requireLabel(name);
    }

    private static void requireLabel(String text) {
        if (!text.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException("'%s' is not a DNS label".formatted(text));
        }
    }

    @Override
    public String toString() {
        return environment + "/" + name;
    }
}
