package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.TreeMap;

/** Names what a ConfigMap or a Secret holds, and tells whether it changes, without keeping it. */
final class DataReader {

    private static final int SHOWN = 12;

    /** A hash of a short secret could be guessed; not of one with this before it, which nobody knows. */
    private static final byte[] SALT = new byte[32];

    static {
        new SecureRandom().nextBytes(SALT);
    }

    private DataReader() {}

    static Facts facts(GenericKubernetesResource object) {
        var all = Fields.of(object);
        var contents = new TreeMap<>(all.texts("data"));
        contents.putAll(all.texts("binaryData"));
        var digest = sha256();
        digest.update(SALT);
        contents.forEach((key, value) -> {
            digest.update(key.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(value.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return new Facts.Data(
                contents.keySet().stream().map(ObjectReader::shared).toList(),
                HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN),
                all.text("type", ""));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
