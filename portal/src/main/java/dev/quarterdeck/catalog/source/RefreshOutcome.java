package dev.quarterdeck.catalog.source;

/** What came of reading a source again. */
public sealed interface RefreshOutcome {

    /** The source is as it was; nothing was written. */
    record Unchanged() implements RefreshOutcome {}

    /**
     * @param orphaned which it described before, and that are kept
     * @param errors in its files, whose entities stay as they were
     */
    record Taken(int added, int changed, int orphaned, int errors) implements RefreshOutcome {}

    /** The source could not be read; the catalog stays as it was. */
    record Failed(String reason) implements RefreshOutcome {}
}
