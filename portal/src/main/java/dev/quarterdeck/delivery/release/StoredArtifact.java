package dev.quarterdeck.delivery.release;

import java.net.URI;

/**
 * A file in the artifact store.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record StoredArtifact(URI location, String sha256, long bytes) {}
