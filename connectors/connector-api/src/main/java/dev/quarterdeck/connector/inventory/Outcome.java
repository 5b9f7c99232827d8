package dev.quarterdeck.connector.inventory;

/** What came of something that a person wanted done. */
public sealed interface Outcome {

    /** In a sentence for a person to read. */
    String sentence();

    /** The cluster took it; what it does of it shows. */
    record Done(String sentence) implements Outcome {}

    /** Nothing was changed, and why. */
    record Refused(String sentence) implements Outcome {}

    /** The object is not as it was when the person looked. */
    record Conflicted(String sentence) implements Outcome {}

    /** Some of it was done, and then it got no further. */
    record Failed(String sentence) implements Outcome {}
}
