package dev.quarterdeck.signals.outside;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * By which labels a component is found.
 *
 * @param labels not of its environment, which come beside
 */
record Selection(Mapping mapping, SortedMap<String, String> labels) {

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    Selection {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /**
     * @param labels as Backstage's annotation {@code prometheus.io/labels} writes them: {@code app=orders,namespace=shop}
     * @return what of them cannot be read is left out; empty if nothing can
     */
    static SortedMap<String, String> labels(String labels) {
        var read = new TreeMap<String, String>();
        Arrays.stream(labels.split(","))
                .map(pair -> pair.split("=", 2))
                .filter(pair ->
                        pair.length == 2 && LABEL.matcher(pair[0].strip()).matches())
                .forEach(pair -> read.put(pair[0].strip(), pair[1].strip().replaceAll("^\"|\"$", "")));
        return read;
    }

    String connection() {
        return String.valueOf(mapping.connection());
    }

    /** As PromQL has them, between braces. */
    static String matchers(Map<String, String> labels) {
        var matchers = new StringBuilder();
        new TreeMap<>(labels)
                .forEach((label, value) -> matchers.append(matchers.isEmpty() ? "" : ",")
                        .append("%s=\"%s\"".formatted(label, quoted(value))));
        return matchers.toString();
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
