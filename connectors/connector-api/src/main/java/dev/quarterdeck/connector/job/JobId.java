package dev.quarterdeck.connector.job;

/** Names one job on a cluster. */
public record JobId(String namespace, String name) {

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
