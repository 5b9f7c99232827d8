package dev.quarterdeck.workloads;

/** A release with a configuration: what makes one rollout differ from another. */
public record Revision(long release, long configuration) {

    /** Its name on a cluster. */
    @Override
    public String toString() {
        return "r%d-c%d".formatted(release, configuration);
    }
}
