package dev.quarterdeck.search;

/**
 * A run, a release or a person that was found.
 *
 * @param kind {@code run}, {@code release} or {@code person}
 * @param address where the portal shows it; of a person, what they did
 */
public record RecordHit(String kind, String label, String note, String address) {}
