package dev.quarterdeck.workloads.cluster.applyset.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Manifests as a cluster takes them.
 *
 * @param yaml documents as kubectl takes them
 * @param commit its whole id; null for a text
 * @param leftOut what is in the source and not in yaml: hooks of a chart as {@code Job migrate (pre-install hook)}, links
 *     as {@code base/shop.yaml (a link)}
 */
public record Rendered(String yaml, Format format, @Nullable String commit, List<String> leftOut) {

    public Rendered {
        leftOut = List.copyOf(leftOut);
    }

    /** SHA-256 of yaml, in hexadecimal digits. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
