package dev.quarterdeck.signals;

import java.time.Instant;

/**
 * Why a replica's metrics are missing.
 *
 * @param message for people
 */
public record ScrapeProblem(String replica, String message, Instant since) {}
