package dev.quarterdeck.workloads.cluster.applyset.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What Helm renders. Hooks are for Helm to run when it installs or removes a chart; they are no part of what stays. */
record HelmOutput(String text) {

    private static final Pattern BEGIN = Pattern.compile("(?m)^(?=---(?:\\s|$))");
    private static final String HOOK = "helm.sh/hook";

    /** Without hooks. */
    String yaml() {
        return documents().filter(document -> hook(document).isEmpty()).collect(Collectors.joining());
    }

    /** Such as {@code Job migrate (pre-install hook)}. */
    List<String> hooks() {
        return documents().flatMap(document -> hook(document).stream()).toList();
    }

    private Stream<String> documents() {
        return BEGIN.splitAsStream(text);
    }

    private static Optional<String> hook(String document) {
        // most have none, and need not be read
        if (!document.contains("hook")) {
            return Optional.empty();
        }
        try {
            return Documents.of(document).stream()
                    .flatMap(fields -> hook(fields).stream())
                    .findFirst();
        } catch (YamlEngineException e) {
            throw new Unrenderable("Folder: what helm renders is not YAML: %s".formatted(e.getMessage()), e);
        }
    }

    private static Optional<String> hook(Map<?, ?> fields) {
        return fields.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("annotations") instanceof Map<?, ?> annotations
                        && annotations.get(HOOK) != null
                ? Optional.of(
                        "%s %s (%s hook)".formatted(fields.get("kind"), metadata.get("name"), annotations.get(HOOK)))
                : Optional.empty();
    }
}
