package dev.quarterdeck.delivery.pipeline.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.platform.secret.Secrets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the portal and the hosts of repositories know, and nobody else; made at the first use. */
@Component
public class WebhookSecret {

    private static final String PREFIX = "sha256=";

    private final Secrets secrets;

    WebhookSecret(Secrets secrets) {
        this.secrets = secrets;
    }

    /** To be given to the host of a repository. */
    public String value() {
        return secrets.value("webhook");
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
