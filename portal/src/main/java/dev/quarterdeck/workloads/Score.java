package dev.quarterdeck.workloads;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a Score workload file ({@code score.dev/v1b1}) that an embedded cluster can act on. */
record Score(
        Metadata metadata,
        Map<String, Container> containers,
        @Nullable Map<String, Resource> resources) {

    record Metadata(String name) {}

    record Container(
            @Nullable Map<String, String> variables,
            @Nullable Amounts resources,
            @Nullable Check livenessProbe,
            @Nullable Check readinessProbe) {

        Amounts amounts() {
            return resources == null ? new Amounts(null, null) : resources;
        }
    }

    record Amounts(@Nullable Amount limits, @Nullable Amount requests) {

        private static final Pattern MEMORY = Pattern.compile("(\\d{1,6})([MG])i?");
        private static final Pattern CPU = Pattern.compile("\\d{1,6}m|\\d{1,3}(\\.\\d{1,3})?");

        record Amount(@Nullable String memory, @Nullable String cpu) {}

        /** The most that a replica may have. */
        int mebibytes(int usual) {
            if (limits == null || limits.memory() == null) {
                return usual;
            }
            var matcher = MEMORY.matcher(limits.memory());
            if (!matcher.matches()) {
                throw new UnusableScore(
                        "score.yaml: resources.limits.memory '%s' is not like 160M or 1Gi.".formatted(limits.memory()));
            }
            var number = Integer.parseInt(matcher.group(1));
            return matcher.group(2).equals("G") ? number * 1024 : number;
        }

        /** Thousandths of a core that a replica asks for. */
        int millis(int usual) {
            if (requests == null || requests.cpu() == null) {
                return usual;
            }
            var text = requests.cpu();
            if (!CPU.matcher(text).matches()) {
                throw new UnusableScore(
                        "score.yaml: resources.requests.cpu '%s' is not like 250m or 0.5.".formatted(text));
            }
            var millis = text.endsWith("m")
                    ? new BigDecimal(text.substring(0, text.length() - 1))
                    : new BigDecimal(text).movePointRight(3);
            return Math.max(1, millis.intValueExact());
        }
    }

    record Check(@Nullable HttpGet httpGet) {}

    record HttpGet(String path) {}

    record Resource(String type, @Nullable Map<String, String> params) {

        String param(String name, String otherwise) {
            return params == null ? otherwise : params.getOrDefault(name, otherwise);
        }
    }

    /** A workload of one container, which is all that a process can be. */
    Container container() {
        return containers.values().iterator().next();
    }

    Map<String, Resource> resourcesOrNone() {
        return resources == null ? Map.of() : resources;
    }
}
