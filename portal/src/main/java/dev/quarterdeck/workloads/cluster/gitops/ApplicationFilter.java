package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which Applications are asked for; null or blank is all.
 *
 * @param sync in Argo CD's words, in small letters: synced, outofsync, unknown
 * @param health in small letters, such as {@code degraded}; {@code bad} for all that is not healthy
 * @param text a part of the name, or of where it is delivered to
 */
public record ApplicationFilter(
        @Nullable String project,
        @Nullable String sync,
        @Nullable String health,
        @Nullable String text) {

    public static final String BAD = "bad";

    public ApplicationFilter {
        project = given(project);
        sync = given(sync);
        health = given(health);
        text = given(text);
    }

    private static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    public boolean isEmpty() {
        return project == null && sync == null && health == null && text == null;
    }

    boolean takes(ClusterObject object, Facts.Application facts) {
        return (project == null || project.equals(facts.project()))
                && (sync == null || sync.equalsIgnoreCase(facts.sync()))
                && (health == null || takesHealth(object))
                && (text == null || words(object, facts).contains(text.toLowerCase(Locale.ROOT)));
    }

    private boolean takesHealth(ClusterObject object) {
        return BAD.equals(health)
                ? !object.health().isGood()
                : object.health().status().name().equalsIgnoreCase(health);
    }

    private static String words(ClusterObject object, Facts.Application facts) {
        return "%s %s %s"
                .formatted(object.name(), facts.cluster(), facts.namespace())
                .toLowerCase(Locale.ROOT);
    }
}
