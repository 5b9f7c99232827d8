package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.kubernetes.Masks;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was given to a chart. Nobody can tell which text of it is secret, so texts are masked unless their name says that
 * they are harmless. What is masked has a mark that changes with it, so that two revisions can be compared.
 */
final class Values {

    private static final Set<String> HARMLESS = Set.of(
            "accessmode",
            "accessmodes",
            "chart",
            "classname",
            "cpu",
            "digest",
            "effect",
            "environment",
            "ephemeral-storage",
            "fullnameoverride",
            "host",
            "hosts",
            "image",
            "imagepullpolicy",
            "ingressclassname",
            "kind",
            "level",
            "loglevel",
            "memory",
            "mode",
            "name",
            "nameoverride",
            "namespace",
            "operator",
            "path",
            "pathtype",
            "protocol",
            "pullpolicy",
            "region",
            "registry",
            "repository",
            "schedule",
            "size",
            "storage",
            "storageclass",
            "storageclassname",
            "tag",
            "targetport",
            "type",
            "version",
            "zone");

    /** A URL may have a password in it. */
    private static final Pattern WITH_USER = Pattern.compile("://[^/]*@");

    private Values() {}

    static String masked(Map<?, ?> values) {
        return Serialization.asYaml(masked("", values, false));
    }

    private static @Nullable Object masked(String name, @Nullable Object value, boolean told) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                var masked = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> {
                    var word = String.valueOf(key);
                    masked.put(
                            word,
                            masked(
                                    word,
                                    inner,
                                    told || Masks.TELLING.matcher(word).matches()));
                });
                yield masked;
            }
            case List<?> list ->
                list.stream().map(inner -> masked(name, inner, told)).toList();
            case Boolean truth -> truth;
            case Number number when !told -> number;
            default -> isHarmless(name, value.toString()) && !told ? value : Masks.marked(value.toString());
        };
    }

    private static boolean isHarmless(String name, String text) {
        return text.isEmpty()
                || (HARMLESS.contains(name.toLowerCase(Locale.ROOT))
                        && !WITH_USER.matcher(text).find());
    }
}
