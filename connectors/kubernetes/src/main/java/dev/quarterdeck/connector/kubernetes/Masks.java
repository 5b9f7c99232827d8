package dev.quarterdeck.connector.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts dots in the place of what is secret, for good: what a page does not have it cannot give away. */
public final class Masks {

    public static final String DOTS = "••••••••";

    /** Variables of containers that hold such things, though a Secret would be their place. */
    public static final Pattern TELLING = Pattern.compile(
            "(?i).*(passw(or)?d|passphrase|secret|token|credential|api_?key|private_?key|access_?key).*");

    /** A mark of a short secret could be guessed; not of one with this before it, which nobody knows. */
    private static final byte[] SALT = new byte[32];

    static {
        new SecureRandom().nextBytes(SALT);
    }

    private Masks() {}

    /** Dots with a mark that changes with {@code secret}, so that two can be compared while the portal runs. */
    public static String marked(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            var mark = HexFormat.of().formatHex(digest.digest(secret.getBytes(UTF_8)), 0, 3);
            return "%s %s".formatted(DOTS, mark);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    public static void mask(GenericKubernetesResource object) {
        var all = object.getAdditionalProperties();
        if ("Secret".equals(object.getKind())) {
            all.computeIfPresent("data", (_, values) -> masked(values));
            all.computeIfPresent("stringData", (_, values) -> masked(values));
        } else {
            variables(all);
        }
    }

    private static Object masked(Object values) {
        if (values instanceof Map<?, ?> map) {
            var masked = new TreeMap<String, Object>();
            map.keySet().forEach(key -> masked.put(String.valueOf(key), DOTS));
            return masked;
        }
        return DOTS;
    }

    private static void variables(Object part) {
        switch (part) {
            case Map<?, ?> map -> {
                if (map.get("name") instanceof String name
                        && map.get("value") instanceof String
                        && TELLING.matcher(name).matches()) {
                    put(map);
                }
                map.values().forEach(Masks::variables);
            }
            case List<?> list -> list.forEach(Masks::variables);
            case null, default -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<?, ?> variable) {
        ((Map<String, Object>) variable).put("value", DOTS);
    }
}
