package dev.quarterdeck.delivery.rollout;

public record DeploymentId(long value) {

    /** @throws IllegalArgumentException unless {@code text} is a number */
    public static DeploymentId of(String text) {
        return new DeploymentId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
