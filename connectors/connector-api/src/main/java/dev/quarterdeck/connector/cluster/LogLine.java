package dev.quarterdeck.connector.cluster;

/**
 * One line that a replica wrote.
 *
 * @param offset of the byte after this line within the replica's log; a position to go on from
 */
public record LogLine(String replica, long offset, String text) {}
