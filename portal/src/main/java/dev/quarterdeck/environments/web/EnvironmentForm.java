package dev.quarterdeck.environments.web;

import dev.quarterdeck.environments.Autoscaling;
import dev.quarterdeck.environments.NewEnvironment;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An environment as somebody types it.
 *
 * @param after nothing for the first
 * @param waits hours; 8 if it is left out
 * @param most nothing if there are always as many replicas
 * @param cpu percent; 70 if it is left out
 */
public record EnvironmentForm(
        @Nullable String name,
        @Nullable String after,
        @Nullable String cluster,
        @Nullable String replicas,
        @Nullable Boolean automatic,
        @Nullable String approvals,
        @Nullable String waits,
        @Nullable Boolean production,
        @Nullable String most,
        @Nullable String cpu) {

    private static final int USUAL_CPU = 70;

    static EnvironmentForm after(String last) {
        return new EnvironmentForm("", last, "", "2", false, "0", "8", false, "", String.valueOf(USUAL_CPU));
    }

    /** @throws IllegalArgumentException that begins with the label of the field that is wrong */
    NewEnvironment definition() {
        return new NewEnvironment(
                text(name),
                text(after).isEmpty() ? null : text(after),
                text(cluster),
                number("Replicas", replicas, 2),
                Boolean.TRUE.equals(automatic),
                number("Approvals", approvals, 0),
                Duration.ofHours(number("A request waits", waits, 8)),
                Boolean.TRUE.equals(production),
                text(most).isEmpty()
                        ? null
                        : new Autoscaling(number("Most replicas", most, 0), number("Processor use", cpu, USUAL_CPU)));
    }

    private static String text(@Nullable String field) {
        return Objects.requireNonNullElse(field, "").strip();
    }

    private static int number(String label, @Nullable String field, int usual) {
        if (text(field).isEmpty()) {
            return usual;
        }
        try {
            return Integer.parseInt(text(field));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s: '%s' is no whole number".formatted(label, text(field)), e);
        }
    }
}
