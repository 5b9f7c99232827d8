package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.delivery.rollout.DeploymentState;

/** How the state of a deployment looks: class and icon. */
public record DeploymentView(String css, String icon, String word) {

    public static DeploymentView of(DeploymentState state) {
        return switch (state) {
            case SUCCEEDED -> new DeploymentView("is-ok", "ti-circle-check", state.word());
            case FAILED, ROLLED_BACK -> new DeploymentView("is-fail", "ti-circle-x", state.word());
            case CANCELLED -> new DeploymentView("is-mute", "ti-ban", state.word());
            case WAITING -> new DeploymentView("is-mute", "ti-hourglass", state.word());
            case REQUESTED, PROGRESSING, VERIFYING, ROLLING_BACK ->
                new DeploymentView("is-busy", "ti-progress", state.word());
        };
    }
}
