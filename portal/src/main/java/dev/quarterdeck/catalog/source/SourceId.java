package dev.quarterdeck.catalog.source;

/** Names a source. */
public record SourceId(long value) {

    public static SourceId of(String text) {
        return new SourceId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
