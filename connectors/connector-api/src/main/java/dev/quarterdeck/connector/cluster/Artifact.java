package dev.quarterdeck.connector.cluster;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a replica runs.
 *
 * @param location a file for clusters of processes; for clusters of containers an image, as
 *     {@code oci://registry.example.com/shop/cart}. A cluster of containers may also know by its settings which image
 *     was made of a file, by component, version and digest
 * @param sha256 64 lower-case hexadecimal digits; a cluster refuses to start anything else. Of an image, the digest of
 *     its manifest
 * @param version as people call it; null if nobody said
 */
public record Artifact(
        URI location, String sha256, @Nullable String version) {

    public Artifact {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'%s' is not a SHA-256 digest".formatted(sha256));
        }
    }

    public Artifact(URI location, String sha256) {
        this(location, sha256, null);
    }
}
