package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.delivery.pipeline.StepState;

/** How a state looks and what it is called. */
record StateView(String css, String icon, String word) {

    private static final StateView WAITING = new StateView("is-mute", "ti-circle-dashed", "Waiting");
    private static final StateView SKIPPED = new StateView("is-mute", "ti-circle-dashed", "Skipped");
    private static final StateView QUEUED = new StateView("is-mute", "ti-hourglass", "Queued");
    private static final StateView RUNNING = new StateView("is-busy", "ti-progress", "Running");
    private static final StateView CANCELLING = new StateView("is-busy", "ti-progress", "Cancelling");
    private static final StateView SUCCEEDED = new StateView("is-ok", "ti-circle-check", "Succeeded");
    private static final StateView FAILED = new StateView("is-fail", "ti-circle-x", "Failed");
    private static final StateView CANCELLED = new StateView("is-mute", "ti-ban", "Cancelled");

    static StateView of(Run run) {
        return run.state() == RunState.RUNNING && run.cancelBy() != null ? CANCELLING : of(run.state());
    }

    static StateView of(RunState state) {
        return switch (state) {
            case QUEUED -> QUEUED;
            case RUNNING -> RUNNING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }

    static StateView of(StepState state) {
        return switch (state) {
            case WAITING -> WAITING;
            case RUNNING -> RUNNING;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case SKIPPED -> SKIPPED;
            case CANCELLED -> CANCELLED;
        };
    }

    StateView called(String otherWord) {
        return new StateView(css, icon, otherWord);
    }
}
