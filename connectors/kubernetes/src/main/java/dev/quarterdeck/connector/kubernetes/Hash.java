package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one manifest from another; of equal ones it is the same in every process. */
final class Hash {

    private Hash() {}

    static String of(HasMetadata manifest) {
        try {
            var text = SortedManifest.json(manifest).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
