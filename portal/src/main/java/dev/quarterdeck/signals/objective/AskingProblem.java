package dev.quarterdeck.signals.objective;

import java.time.Instant;

/**
 * Why what another system measures is not counted.
 *
 * @param message for people
 */
public record AskingProblem(String message, Instant since) {}
