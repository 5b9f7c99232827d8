package dev.quarterdeck.delivery.promotion;

public record PromotionId(long value) {

    /** @throws IllegalArgumentException unless {@code text} is a number */
    public static PromotionId of(String text) {
        return new PromotionId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
