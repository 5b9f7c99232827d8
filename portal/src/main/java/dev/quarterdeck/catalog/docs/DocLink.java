package dev.quarterdeck.catalog.docs;

/** A page in the list of an entity's pages. */
public record DocLink(String path, String title) {

    /** Whether it records a decision, by the folder in which such records are kept. */
    public boolean isDecision() {
        return path.contains("adr/") || path.contains("adrs/") || path.contains("decisions/");
    }
}
