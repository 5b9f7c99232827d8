package dev.quarterdeck.connector.helm;

/** What came of reading a revision that is there. */
public sealed interface HelmReading {

    record Read(HelmRelease release) implements HelmReading {}

    /** It is broken, or too large. */
    record Unreadable(HelmRevision revision, String why) implements HelmReading {}
}
