package dev.quarterdeck.delivery.pipeline;

public record RunId(long value) {

    /** @throws IllegalArgumentException unless {@code text} is a number */
    public static RunId of(String text) {
        return new RunId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
