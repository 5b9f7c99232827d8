package dev.quarterdeck.connector;

/** One configured instance of a system that the portal works with; the page of connections lists them. */
public interface OutsideSystem {

    /** Unique among the systems of its kind; stands in addresses, so in small letters, digits and dashes. */
    String name();

    /** What it is for, in a word: Metrics, Logs, Traces. */
    String kind();

    /**
     * Asks it now.
     *
     * @return what it says of itself, such as its version, in a few words
     * @throws SourceUnavailable if it does not answer, or not as such a system does
     */
    String check();
}
