package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.delivery.rollout.Deployment;
import dev.quarterdeck.delivery.rollout.DeploymentState;
import dev.quarterdeck.delivery.rollout.web.DeploymentPage.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of a deployment from the request to its end. */
final class DeploymentSteps {

    private DeploymentSteps() {}

    static List<Step> of(Deployment deployment) {
        return List.of(requested(deployment), rollout(deployment), verification(deployment), end(deployment));
    }

    private static Step requested(Deployment deployment) {
        var css = switch (deployment.state()) {
            case REQUESTED, WAITING -> "is-busy";
            case CANCELLED -> "is-fail";
            case PROGRESSING, VERIFYING, ROLLING_BACK, SUCCEEDED, FAILED, ROLLED_BACK -> "is-ok";
        };
        return new Step("Requested", css, took(deployment.createdAt(), deployment.startedAt(), "waited "));
    }

    private static Step rollout(Deployment deployment) {
        if (deployment.startedAt() == null) {
            return new Step("Roll out", "", "one replica after another");
        }
        if (deployment.state() == DeploymentState.PROGRESSING) {
            return new Step("Roll out", "is-busy", "a new one is ready before an old one stops");
        }
        if (deployment.readyAt() == null) {
            return new Step("Roll out", "is-fail", "did not complete");
        }
        return new Step("Roll out", "is-ok", took(deployment.startedAt(), deployment.readyAt(), ""));
    }

    private static Step verification(Deployment deployment) {
        var note = "all replicas stay ready";
        return switch (deployment.state()) {
            case VERIFYING -> new Step("Verify", "is-busy", note);
            case SUCCEEDED -> new Step("Verify", "is-ok", took(deployment.readyAt(), deployment.finishedAt(), ""));
            case FAILED, ROLLED_BACK, ROLLING_BACK ->
                new Step("Verify", deployment.readyAt() == null ? "" : "is-fail", note);
            case REQUESTED, WAITING, PROGRESSING, CANCELLED -> new Step("Verify", "", note);
        };
    }

    private static Step end(Deployment deployment) {
        return switch (deployment.state()) {
            case SUCCEEDED ->
                new Step("Live", "is-ok", took(deployment.createdAt(), deployment.finishedAt(), "in all "));
            case ROLLING_BACK -> new Step("Roll back", "is-busy", "what ran before comes back");
            case ROLLED_BACK -> new Step("Rolled back", "is-ok", "what ran before is back");
            case FAILED -> new Step("Failed", "is-fail", "");
            case CANCELLED -> new Step("Cancelled", "", "");
            case REQUESTED, WAITING, PROGRESSING, VERIFYING -> new Step("Live", "", "");
        };
    }

    private static String took(@Nullable Instant begin, @Nullable Instant end, String prefix) {
        return begin == null || end == null
                ? ""
                : "%s%d s".formatted(prefix, Duration.between(begin, end).toSeconds());
    }
}
