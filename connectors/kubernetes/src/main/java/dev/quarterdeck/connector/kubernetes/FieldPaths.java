package dev.quarterdeck.connector.kubernetes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of an object by path, such as {@code spec.containers[main].image}. Members of a list stand by what tells them
 * apart, where something does, for their places mean nothing.
 */
public final class FieldPaths {

    private static final List<String> KEYS = List.of("name", "containerPort", "port", "mountPath", "key", "type");

    private FieldPaths() {}

    /**
     * @param path of {@code value}
     * @param fields gets the values in it that have no others in them
     */
    public static void collect(String path, @Nullable Object value, Map<String, String> fields) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, member) -> collect(path + "." + key, member, fields));
            case List<?> list -> {
                for (var index = 0; index < list.size(); index++) {
                    collect("%s[%s]".formatted(path, key(list.get(index), index)), list.get(index), fields);
                }
            }
            default -> fields.put(path, value.toString());
        }
    }

    private static String key(@Nullable Object member, int index) {
        if (member instanceof Map<?, ?> map) {
            for (var key : KEYS) {
                if (map.get(key) != null) {
                    return map.get(key).toString();
                }
            }
        }
        return Integer.toString(index);
    }
}
