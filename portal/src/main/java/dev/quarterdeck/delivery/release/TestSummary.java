package dev.quarterdeck.delivery.release;

/** How many test cases ended how. */
public record TestSummary(int passed, int failed, int skipped) {

    public static final TestSummary NONE = new TestSummary(0, 0, 0);

    public int total() {
        return passed + failed + skipped;
    }
}
