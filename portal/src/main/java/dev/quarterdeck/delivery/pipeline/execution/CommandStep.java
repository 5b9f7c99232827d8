package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.PipelineSettings;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.definition.Placeholders;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Failed;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Runs the command of a step as a process of its own, and leaves none of its processes behind. */
@Component
class CommandStep {

    private static final long TICK_MILLIS = 100;
    private static final int TICKS_BETWEEN_QUESTIONS = 3;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final RunJournal journal;
    private final Interruptions interruptions;
    private final PipelineSettings settings;
    private final Shell shell;

    CommandStep(RunJournal journal, Interruptions interruptions, PipelineSettings settings, Shell shell) {
        this.journal = journal;
        this.interruptions = interruptions;
        this.settings = settings;
        this.shell = shell;
    }

    StepResult perform(Run run, Step step, Workspace workspace, StepOutput output)
            throws IOException, InterruptedException {
        var commit = Objects.requireNonNull(run.commit(), "known since the checkout");
        var command = new Placeholders(run.version(), commit).fill(step.command());
        output.say("$ " + command);
        var process = shell.start(command, workspace);
        var tree = new ProcessTree(workspace, process.toHandle());
        try {
            journal.processStarted(run, step, process.toHandle());
            var pump = Thread.ofVirtual().start(() -> pump(process, output));
            var ended = await(process, run, step, output);
            tree.end(ended.isPresent() ? settings.grace() : Duration.ZERO);
            drain(process, pump, output);
            return ended.orElseGet(() -> new ExitCode(process.exitValue()).result(step, output));
        } finally {
            tree.end(Duration.ZERO);
        }
    }

    private static void pump(Process process, StepOutput output) {
        try {
            var lines = new OutputLines(process.getInputStream());
            for (var line = lines.next(); line != null; line = lines.next()) {
                output.write(line);
            }
        } catch (IOException e) {
            // the process was killed, and what it wrote ends here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty if the process ended by itself. */
    private Optional<StepResult> await(Process process, Run run, Step step, StepOutput output)
            throws InterruptedException {
        var started = System.nanoTime();
        for (var tick = 0; !process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS); tick++) {
            output.flush();
            if (System.nanoTime() - started >= step.timeout().toNanos()) {
                return Optional.of(new Failed(
                        null,
                        "%s was ended: it took longer than its time-out of %s"
                                .formatted(step.name(), Durations.inWords(step.timeout()))));
            }
            if (tick % TICKS_BETWEEN_QUESTIONS == 0) {
                var interruption = interruptions.of(run.id());
                if (interruption.isPresent()) {
                    return interruption;
                }
            }
        }
        return Optional.empty();
    }

    private static void drain(Process process, Thread pump, StepOutput output)
            throws IOException, InterruptedException {
        var since = System.nanoTime();
        while (pump.isAlive() && System.nanoTime() - since < LAST_WORDS.toNanos()) {
            output.flush();
            pump.join(Duration.ofMillis(20));
        }
        process.getInputStream().close();
        pump.interrupt();
        pump.join();
        output.flush();
    }
}
