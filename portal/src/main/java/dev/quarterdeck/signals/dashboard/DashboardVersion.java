package dev.quarterdeck.signals.dashboard;

import java.time.Instant;

/**
 * A content that a dashboard had.
 *
 * @param change what made it so, in words
 */
public record DashboardVersion(int version, String change, String changedBy, Instant changedAt) {}
