package dev.quarterdeck.delivery.pipeline;

/** What pages listen to for news of runs. */
public final class RunTopics {

    private RunTopics() {}

    /** Whoever shows {@code run}, lists of runs, or its component. */
    public static String[] of(Run run) {
        return new String[] {
            "runs", "run/" + run.id(), "component/" + run.component().name()
        };
    }

    /** Whoever reads along what its steps write. */
    public static String output(RunId run) {
        return "run-output/" + run;
    }
}
