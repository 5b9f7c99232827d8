package dev.quarterdeck.delivery.pipeline.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the portal and the hosts of repositories know, and nobody else; made at the first use. */
@Component
public class WebhookSecret {

    private static final String PREFIX = "sha256=";

    private final DataFolder data;

    WebhookSecret(DataFolder data) {
        this.data = data;
    }

    /** To be given to the host of a repository. */
    public String value() {
        var file = file();
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret of the webhook cannot be read from " + file, e);
        }
    }

    /** Which only the user of the portal can read. */
    public Path file() {
        return data.folder("secrets").resolve("webhook");
    }

    /** Written elsewhere first, so that nobody ever reads half of it. */
    private static void create(Path file) throws IOException {
        var part = Files.createTempFile(
                file.getParent(),
                "webhook",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(part, random());
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            // somebody else was faster, and theirs is the one
        } finally {
            Files.delete(part);
        }
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Whether {@code body} comes from somebody who knows the secret.
     *
     * @param signature as in the header {@code X-Hub-Signature-256}
     */
    public boolean signed(byte[] body, @Nullable String signature) {
        if (signature == null || !signature.startsWith(PREFIX)) {
            return false;
        }
        return MessageDigest.isEqual(sign(body).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    String sign(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value().getBytes(UTF_8), "HmacSHA256"));
            return PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", e);
        }
    }
}
