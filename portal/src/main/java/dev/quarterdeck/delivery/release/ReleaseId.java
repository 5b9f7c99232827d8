package dev.quarterdeck.delivery.release;

public record ReleaseId(long value) {

    /** @throws IllegalArgumentException unless {@code text} is a number */
    public static ReleaseId of(String text) {
        return new ReleaseId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
