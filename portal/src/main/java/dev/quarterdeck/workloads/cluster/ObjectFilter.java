package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are asked for; null or blank is all.
 *
 * @param kind as in addresses, such as {@code deployments}; without it what runs pods
 * @param health in small letters, such as {@code degraded}; {@code bad} for all that is not healthy
 * @param manager who says to manage it; {@code nobody} for what nobody does
 * @param node of pods, on which they run
 * @param text a part of the name, of an image or of a label
 */
public record ObjectFilter(
        @Nullable String kind,
        @Nullable String namespace,
        @Nullable String health,
        @Nullable String manager,
        @Nullable String node,
        @Nullable String text) {

    public static final String NOBODY = "nobody";
    public static final String BAD = "bad";

    public ObjectFilter {
        kind = given(kind);
        namespace = given(namespace);
        health = given(health);
        manager = given(manager);
        node = given(node);
        text = given(text);
    }

    private static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    public boolean isEmpty() {
        return kind == null && namespace == null && health == null && manager == null && node == null && text == null;
    }

    /**
     * Empty for all that runs pods.
     *
     * @throws IllegalArgumentException if no such kind is watched
     */
    Optional<Kind> kindAsked() {
        return kind == null
                ? Optional.empty()
                : Optional.of(Kind.ofPath(kind)
                        .orElseThrow(() -> new IllegalArgumentException("kind: '%s' is none of %s"
                                .formatted(
                                        kind,
                                        String.join(
                                                ", ",
                                                Arrays.stream(Kind.values())
                                                        .map(Kind::path)
                                                        .toList())))));
    }

    /** @throws IllegalArgumentException if there is no such health */
    void check() {
        if (health != null && !health.equals(BAD)) {
            try {
                Health.Status.valueOf(health.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "health: one of healthy, progressing, degraded, suspended, missing, unknown, bad", e);
            }
        }
    }

    boolean takes(ClusterObject object) {
        return (namespace == null || object.namespace().equals(namespace))
                && (manager == null || manager.equals(java.util.Objects.requireNonNullElse(object.manager(), NOBODY)))
                && (node == null || (object.facts() instanceof Facts.Pod pod && node.equals(pod.node())))
                && (text == null || Words.hold(object, text.toLowerCase(Locale.ROOT)));
    }

    /** Whether something is good is seen from itself; how bad it is, from its pods too. */
    boolean takes(ClusterObject object, Objects objects) {
        return health == null
                || (BAD.equals(health)
                        ? !object.health().isGood()
                        : objects.health(object)
                                .status()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .equals(health));
    }
}
