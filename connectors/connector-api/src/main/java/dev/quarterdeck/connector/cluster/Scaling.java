package dev.quarterdeck.connector.cluster;

/**
 * How a workload grows and shrinks with its load. Its number of replicas is then the least.
 *
 * @param most replicas, at least 1
 * @param cpuPercent of what replicas ask for that they are to use on average, from 1 to 100
 * @param cpuMillis thousandths of a core that a replica asks for
 */
public record Scaling(int most, int cpuPercent, int cpuMillis) {

    public Scaling {
        if (most < 1) {
            throw new IllegalArgumentException("most: %d is below 1".formatted(most));
        }
        if (cpuPercent < 1 || cpuPercent > 100) {
            throw new IllegalArgumentException("cpuPercent: %d is not from 1 to 100".formatted(cpuPercent));
        }
        if (cpuMillis < 1) {
            throw new IllegalArgumentException("cpuMillis: %d is below 1".formatted(cpuMillis));
        }
    }
}
