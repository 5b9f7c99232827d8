package dev.quarterdeck.signals.objective;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenSLO document may set several targets for one indicator. Each is an objective here, with a budget of its own; where
 * all of them came from stands in annotations, by which they are put together again.
 */
final class OpenSloParts {

    private static final String DOCUMENT = "quarterdeck.dev/document";
    private static final String TITLE = "quarterdeck.dev/document-title";
    private static final String PART = "quarterdeck.dev/part";
    private static final Pattern PART_OF = Pattern.compile("(\\d{1,3}) of (\\d{1,3})");
    private static final int LONGEST_NAME = 63;

    private OpenSloParts() {}

    /** One document for each of its objectives; itself if it has but one, or none. */
    static List<ObjectNode> split(ObjectNode slo) {
        var objectives = slo.path("spec").path("objectives");
        if (objectives.size() < 2) {
            return List.of(slo);
        }
        return IntStream.range(0, objectives.size())
                .mapToObj(part -> part(slo, part, objectives.size()))
                .toList();
    }

    private static ObjectNode part(ObjectNode slo, int part, int of) {
        var one = slo.deepCopy();
        var metadata = one.withObject("/metadata");
        var name = metadata.path("name").asString("");
        var title = metadata.path("displayName").asString("");
        var objective = slo.path("spec").path("objectives").get(part);
        var suffix = "-%d".formatted(part + 1);
        metadata.put("name", name.substring(0, Math.min(name.length(), LONGEST_NAME - suffix.length())) + suffix);
        metadata.put(
                "displayName",
                title(
                        title.isEmpty() ? name : title,
                        objective.path("displayName").asString(suffix.substring(1))));
        var annotations = metadata.withObject("/annotations");
        annotations.put(DOCUMENT, name).put(PART, "%d of %d".formatted(part + 1, of));
        if (!title.isEmpty()) {
            annotations.put(TITLE, title);
        }
        one.withObject("/spec").putArray("objectives").add(objective.deepCopy());
        return one;
    }

    private static String title(String all, String part) {
        return part.startsWith(all) ? part : "%s: %s".formatted(all, part);
    }

    /** Those that came from one document are one again, unless something else of them was changed, or one is gone. */
    static List<ObjectNode> joined(List<ObjectNode> documents) {
        var groups = new LinkedHashMap<String, List<ObjectNode>>();
        for (var document : documents) {
            var from = annotation(document, DOCUMENT);
            groups.computeIfAbsent(
                            from == null ? "/" + document.path("metadata").path("name") : from, _ -> new ArrayList<>())
                    .add(document);
        }
        var joined = new ArrayList<ObjectNode>();
        groups.values().forEach(group -> {
            var whole = whole(group);
            joined.addAll(whole == null ? group : List.of(whole));
        });
        return joined;
    }

    private static @Nullable ObjectNode whole(List<ObjectNode> parts) {
        var byPart = new LinkedHashMap<Integer, ObjectNode>();
        for (var part : parts) {
            var place = PART_OF.matcher(String.valueOf(annotation(part, PART)));
            if (place.matches() && Integer.parseInt(place.group(2)) == parts.size()) {
                byPart.put(Integer.parseInt(place.group(1)), part);
            }
        }
        if (!IntStream.rangeClosed(1, parts.size()).allMatch(byPart::containsKey)
                || byPart.values().stream().map(OpenSloParts::shared).distinct().count() > 1) {
            return null;
        }
        var whole = shared(parts.getFirst());
        var objectives = whole.withObject("/spec").putArray("objectives");
        byPart.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> objectives.add(
                        part.getValue().path("spec").path("objectives").get(0).deepCopy()));
        return whole;
    }

    /** As it was before it was split, without its objectives. */
    private static ObjectNode shared(ObjectNode part) {
        var shared = part.deepCopy();
        var metadata = shared.withObject("/metadata");
        var title = annotation(part, TITLE);
        metadata.put("name", String.valueOf(annotation(part, DOCUMENT)));
        metadata.remove("displayName");
        if (title != null) {
            metadata.put("displayName", title);
        }
        var annotations = metadata.withObject("/annotations");
        annotations.remove(List.of(DOCUMENT, TITLE, PART));
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        }
        shared.withObject("/spec").remove("objectives");
        return shared;
    }

    private static @Nullable String annotation(ObjectNode document, String name) {
        return document.path("metadata").path("annotations").path(name).asString(null);
    }
}
