package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** By which an object is found. */
final class Words {

    private Words() {}

    /**
     * Whether it has {@code text} in its name, an image or a label, in whatever case.
     *
     * @param text in small letters
     */
    static boolean hold(ClusterObject object, String text) {
        return object.name().contains(text)
                || images(object).stream().anyMatch(image -> has(image, text))
                || object.labels().entrySet().stream().anyMatch(label -> has(label, text));
    }

    private static boolean has(String word, String text) {
        return word.toLowerCase(Locale.ROOT).contains(text);
    }

    /** Both of it as {@code app=cart}, which is put together only where it is asked for: there are tens of thousands. */
    private static boolean has(Map.Entry<String, String> label, String text) {
        return text.contains("=")
                ? has(label.getKey() + "=" + label.getValue(), text)
                : has(label.getKey(), text) || has(label.getValue(), text);
    }

    static List<String> images(ClusterObject object) {
        return switch (object.facts()) {
            case Facts.Runs runs -> runs.images();
            case Facts.Pod pod ->
                pod.containers().stream().map(Facts.Container::image).toList();
            default -> List.of();
        };
    }
}
