package dev.quarterdeck.signals.trace.store;

import dev.quarterdeck.connector.trace.Span;

/**
 * A span with what its sender said of how it was chosen.
 *
 * @param weight how many spans of all requests it stands for; 0 if it was kept beside those chosen at random
 */
public record ReceivedSpan(Span span, float weight) {}
