package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.StepState;
import dev.quarterdeck.delivery.pipeline.TestCase;
import dev.quarterdeck.delivery.pipeline.TestCase.Outcome;
import dev.quarterdeck.delivery.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a run shows.
 *
 * @param queuedBefore how many runs begin before this one
 * @param release what it made; null if nothing yet
 * @param requestKey makes pressing <i>Run again</i> twice start one run
 */
record RunPage(
        Run run,
        StateView state,
        List<StageView> stages,
        int step,
        List<TestView> tests,
        int queuedBefore,
        @Nullable Release release,
        String took,
        String requestKey) {

    static RunPage of(
            Run run,
            List<Step> steps,
            int step,
            List<TestCase> tests,
            int queuedBefore,
            @Nullable Release release,
            Instant now) {
        return new RunPage(
                run,
                stateOf(run, steps),
                StageView.of(steps, step, now),
                step,
                tests.stream().map(TestView::of).toList(),
                queuedBefore,
                release,
                Took.inWords(run.tookUntil(now)),
                UUID.randomUUID().toString());
    }

    private static StateView stateOf(Run run, List<Step> steps) {
        var state = StateView.of(run);
        if (run.state() != RunState.FAILED) {
            return state;
        }
        return steps.stream()
                .filter(step -> step.state() == StepState.FAILED)
                .findFirst()
                .map(step -> state.called("Failed in " + step.stage()))
                .orElse(state);
    }

    /** Which step to look at unless the reader chose one: what failed, what goes on, or what was last. */
    static int stepToShow(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.state() == StepState.FAILED
                        || step.state() == StepState.RUNNING
                        || step.state() == StepState.CANCELLED)
                .findFirst()
                .or(() -> steps.reversed().stream()
                        .filter(step -> step.state() == StepState.SUCCEEDED)
                        .findFirst())
                .map(Step::position)
                .orElse(0);
    }

    long count(String outcome) {
        return tests.stream().filter(test -> test.outcome().equals(outcome)).count();
    }

    public long failedTests() {
        return count(Outcome.FAILED.word());
    }

    public long passedTests() {
        return count(Outcome.PASSED.word());
    }

    public long skippedTests() {
        return count(Outcome.SKIPPED.word());
    }

    /** A test as a row. */
    record TestView(
            String suite,
            String name,
            String outcome,
            StateView state,
            @Nullable String message,
            String took) {

        static TestView of(TestCase test) {
            var state = switch (test.outcome()) {
                case PASSED -> StateView.of(StepState.SUCCEEDED).called("Passed");
                case FAILED -> StateView.of(StepState.FAILED);
                case SKIPPED -> StateView.of(StepState.SKIPPED);
            };
            return new TestView(
                    test.shortSuite(),
                    test.name(),
                    test.outcome().word(),
                    state,
                    test.message(),
                    Took.inWords(test.duration()));
        }
    }
}
