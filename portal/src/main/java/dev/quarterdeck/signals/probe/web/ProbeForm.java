package dev.quarterdeck.signals.probe.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.probe.ProbeDefinition;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A probe as somebody types it.
 *
 * @param every in seconds; 60 if it is left out
 * @param timeout likewise; 5
 * @param through nothing if the portal asks itself
 */
public record ProbeForm(
        @Nullable String name,
        @Nullable String component,
        @Nullable String environment,
        @Nullable String address,
        @Nullable String expects,
        @Nullable String every,
        @Nullable String timeout,
        @Nullable String through,
        @Nullable String module) {

    static final ProbeForm EMPTY = new ProbeForm("", "", "", "", "", "60", "5", "", "");

    /** @throws IllegalArgumentException that begins with the label of the field that is wrong */
    ProbeDefinition definition() {
        return new ProbeDefinition(
                text(name),
                of(),
                text(environment),
                uri("Address", address),
                text(expects).isEmpty() ? null : text(expects),
                seconds("Every", every, 60),
                seconds("Timeout", timeout, 5),
                text(through).isEmpty() ? null : uri("Through", through),
                text(module).isEmpty() ? null : text(module));
    }

    private EntityRef of() {
        try {
            return EntityRef.parse(text(component), "component", EntityRef.DEFAULT_NAMESPACE);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Component: " + e.getMessage(), e);
        }
    }

    private static URI uri(String label, @Nullable String field) {
        try {
            return URI.create(text(field));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: '%s' is no address".formatted(label, text(field)), e);
        }
    }

    private static String text(@Nullable String field) {
        return Objects.requireNonNullElse(field, "").strip();
    }

    private static Duration seconds(String label, @Nullable String field, int usual) {
        if (text(field).isEmpty()) {
            return Duration.ofSeconds(usual);
        }
        try {
            return Duration.ofMillis(Math.round(Double.parseDouble(text(field)) * 1_000));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s: '%s' is not a number of seconds".formatted(label, text(field)), e);
        }
    }
}
