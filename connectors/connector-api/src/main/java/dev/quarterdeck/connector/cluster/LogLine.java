package dev.quarterdeck.connector.cluster;

/**
 * One line that a replica wrote.
 *
 * @param offset a position to go on from, higher for later lines: of the byte after this line within the replica's log,
 *     or the nanoseconds since 1970 at which it was written where a cluster counts no bytes
 */
public record LogLine(String replica, long offset, String text) {}
