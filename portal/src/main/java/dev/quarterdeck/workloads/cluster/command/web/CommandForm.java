package dev.quarterdeck.workloads.cluster.command.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command as somebody types it.
 *
 * @param container nothing for the first
 * @param once by which two presses of one page run one command; left out by programs that run one each time
 */
public record CommandForm(
        @Nullable String container,
        @Nullable String command,
        @Nullable String reason,
        @Nullable String once) {

    String containerGiven() {
        return Objects.requireNonNullElse(container, "").strip();
    }

    String commandGiven() {
        return Objects.requireNonNullElse(command, "").strip();
    }

    String reasonGiven() {
        return Objects.requireNonNullElse(reason, "").strip();
    }
}
