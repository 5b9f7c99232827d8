package dev.quarterdeck.connector.cluster;

import java.net.URI;

/**
 * What a replica runs.
 *
 * @param location a file for clusters of processes, an image for clusters of containers
 * @param sha256 64 lower-case hexadecimal digits; a cluster refuses to start anything else
 */
public record Artifact(URI location, String sha256) {

    public Artifact {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'%s' is not a SHA-256 digest".formatted(sha256));
        }
    }
}
