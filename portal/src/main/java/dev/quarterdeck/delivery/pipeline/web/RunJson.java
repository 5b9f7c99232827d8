package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.TestCase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as programs see it. */
record RunJson(
        long id,
        String component,
        int number,
        String version,
        String repository,
        String branch,
        @Nullable String commit,
        @Nullable String commitTitle,
        String cause,
        String requestedBy,
        String state,
        @Nullable String failure,
        @Nullable String cancelledBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static RunJson of(Run run) {
        return new RunJson(
                run.id().value(),
                run.component().toString(),
                run.number(),
                run.version(),
                run.repository(),
                run.branch(),
                run.commit(),
                run.commitTitle(),
                run.cause().word(),
                run.requestedBy(),
                run.state().word(),
                run.failure(),
                run.cancelBy(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
    }

    record Detailed(RunJson run, List<Step> steps) {

        static Detailed of(Run run, List<dev.quarterdeck.delivery.pipeline.Step> steps) {
            return new Detailed(RunJson.of(run), steps.stream().map(Step::of).toList());
        }
    }

    record Step(
            int position,
            String stage,
            String name,
            String command,
            @Nullable String image,
            @Nullable String job,
            String state,
            int attempt,
            @Nullable Integer exitCode,
            @Nullable String message,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static Step of(dev.quarterdeck.delivery.pipeline.Step step) {
            return new Step(
                    step.position(),
                    step.stage(),
                    step.name(),
                    step.command(),
                    step.place().image(),
                    step.job(),
                    step.state().word(),
                    step.attempt(),
                    step.exitCode(),
                    step.message(),
                    step.startedAt(),
                    step.finishedAt());
        }
    }

    /** @param seconds how long it took */
    record Test(
            String suite,
            String name,
            String outcome,
            @Nullable String message,
            double seconds) {

        static Test of(TestCase test) {
            return new Test(
                    test.suite(),
                    test.name(),
                    test.outcome().word(),
                    test.message(),
                    test.duration().toMillis() / 1000.0);
        }
    }
}
