package dev.quarterdeck.platform.secret;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passwords and tokens that the portal made up. All portals on one database know the same ones; each also writes them
 * to its data folder, where people find them.
 */
@Component
public class Secrets {

    private static final int BYTES = 32;

    private final SecretRepository kept;
    private final SecretFiles files;
    private final TransactionTemplate atOnce;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Secrets(SecretRepository kept, SecretFiles files, PlatformTransactionManager transactions) {
        this.kept = kept;
        this.files = files;
        this.atOnce = new TransactionTemplate(transactions);
        // whatever becomes of the caller's: it is told to others at once
        this.atOnce.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The same at each call, made at the first; without characters that mean something somewhere. */
    public String value(String name) {
        return known.computeIfAbsent(name, this::shared);
    }

    private String shared(String name) {
        // once they were kept in files only
        var proposed = files.read(name).orElseGet(this::fresh);
        var value = atOnce.execute(_ -> {
            kept.keepIfMissing(name, proposed);
            return kept.get(name);
        });
        files.write(name, value);
        return value;
    }

    private String fresh() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
