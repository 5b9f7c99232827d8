package dev.quarterdeck.platform;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a thing in the catalog, written {@code kind:namespace/name}, all lower case as in Backstage.
 */
public record EntityRef(String kind, String namespace, String name) implements Comparable<EntityRef> {

    public static final String DEFAULT_NAMESPACE = "default";

    private static final Pattern FORM = Pattern.compile("(?:([^:/]+):)?(?:([^:/]+)/)?([^:/]+)");

    public EntityRef {
        kind = kind.toLowerCase(Locale.ROOT);
        namespace = namespace.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
    }

    public static EntityRef component(String name) {
        return new EntityRef("component", DEFAULT_NAMESPACE, name);
    }

    /** @throws IllegalArgumentException unless {@code text} is a complete reference */
    public static EntityRef of(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(1) == null) {
            throw new IllegalArgumentException("'%s' is not of the form kind:namespace/name".formatted(text));
        }
        return parse(text, matcher.group(1), DEFAULT_NAMESPACE);
    }

    /** Likewise, of a reference that may be missing. */
    public static @Nullable EntityRef ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /**
     * Reads a reference that leaves out what its context says.
     *
     * @throws IllegalArgumentException if {@code text} is not of the form {@code [kind:][namespace/]name}
     */
    public static EntityRef parse(String text, String defaultKind, String defaultNamespace) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is not of the form [kind:][namespace/]name".formatted(text));
        }
        var kind = matcher.group(1);
        var namespace = matcher.group(2);
        return new EntityRef(
                kind == null ? defaultKind : kind, namespace == null ? defaultNamespace : namespace, matcher.group(3));
    }

    /** Where the portal shows it. */
    public String path() {
        return "/catalog/%s/%s/%s".formatted(kind, namespace, name);
    }

    @Override
    public String toString() {
        return kind + ":" + namespace + "/" + name;
    }

    @Override
    public int compareTo(EntityRef other) {
        return toString().compareTo(other.toString());
    }
}
