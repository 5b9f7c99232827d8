package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.job.Job;
import dev.quarterdeck.connector.job.JobId;
import dev.quarterdeck.connector.job.JobState;
import dev.quarterdeck.connector.job.Jobs;
import dev.quarterdeck.delivery.pipeline.PipelineSettings;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.definition.Placeholders;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Failed;
import dev.quarterdeck.platform.Amounts;
import dev.quarterdeck.platform.OwnAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Runs the command of a step as a job of a cluster, which gets the workspace first and brings it back. */
@Component
class JobStep {

    private static final String WORKSPACES = "/workspaces";
    /** The portal ends it first, and says why; after that the cluster does, should the portal be gone. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final Duration TICK = Duration.ofMillis(500);

    private final RunJournal journal;
    private final Interruptions interruptions;
    private final PipelineSettings settings;
    private final List<Jobs> clusters;
    private final WorkspaceDoor door;
    private final OwnAddress address;
    private final String script;
    private final SecureRandom random = new SecureRandom();

    JobStep(
            RunJournal journal,
            Interruptions interruptions,
            PipelineSettings settings,
            ObjectProvider<Jobs> clusters,
            WorkspaceDoor door,
            OwnAddress address)
            throws IOException {
        this.journal = journal;
        this.interruptions = interruptions;
        this.settings = settings;
        this.clusters = clusters.stream().toList();
        this.door = door;
        this.address = address;
        this.script = new ClassPathResource("step.sh", JobStep.class).getContentAsString(StandardCharsets.UTF_8);
    }

    /** Whether it is one, and no process of this machine. */
    boolean takes(Step step) {
        var jobs = settings.jobs();
        return step.place().image() != null || (jobs != null && jobs.image() != null);
    }

    StepResult perform(Run run, Step step, Workspace workspace, StepOutput output) throws InterruptedException {
        var jobs = settings.jobs();
        if (jobs == null) {
            return new Failed(
                    null,
                    "%s names the image %s, but no cluster runs steps: the setting quarterdeck.pipelines.jobs.cluster names one"
                            .formatted(step.name(), step.place().image()));
        }
        var cluster = clusters.stream()
                .filter(one -> one.name().equals(jobs.cluster()))
                .findFirst();
        return cluster.isEmpty()
                ? new Failed(null, "The portal is not connected to '%s', which runs steps".formatted(jobs.cluster()))
                : perform(run, step, workspace, output, cluster.get(), jobs);
    }

    private StepResult perform(
            Run run, Step step, Workspace workspace, StepOutput output, Jobs cluster, PipelineSettings.Jobs jobs)
            throws InterruptedException {
        try (var admission = door.open(workspace, jobs.workspaceLimit().toBytes())) {
            var job = job(run, step, admission.word(), jobs);
            output.say("$ " + job.variables().get("QUARTERDECK_COMMAND"));
            output.say("--- As job %s of cluster %s, image %s".formatted(job.id(), cluster.name(), job.image()));
            var watch = new JobWatch(cluster, job.id(), output);
            try {
                watch.patiently(() -> {
                    if (step.job() != null) {
                        cluster.end(new JobId(jobs.namespace(), step.job()));
                    }
                    journal.jobStarted(run, step, job.id().name());
                    cluster.start(job);
                });
                return await(watch, run, step, output, admission);
            } catch (IllegalArgumentException | SourceUnavailable e) {
                return new Failed(null, "%s cannot run on the cluster: %s".formatted(step.name(), e.getMessage()));
            } finally {
                watch.leave();
            }
        }
    }

    private Job job(Run run, Step step, String word, PipelineSettings.Jobs jobs) {
        var commit = Objects.requireNonNull(run.commit(), "known since the checkout");
        var place = step.place();
        return new Job(
                new JobId(jobs.namespace(), "run-%s-step-%d-%s".formatted(run.id(), step.position(), unique())),
                Map.of(
                        "app.kubernetes.io/name",
                        run.component().name(),
                        "quarterdeck.dev/run",
                        run.id().toString()),
                Objects.requireNonNull(place.image() == null ? jobs.image() : place.image()),
                List.of("sh", "-c", script),
                Map.of(
                        "CI",
                        "true",
                        "QUARTERDECK_COMMAND",
                        new Placeholders(run.version(), commit).fill(step.command()),
                        "QUARTERDECK_WORKSPACE",
                        workspaces(jobs.portal()).toString()),
                Map.of("QUARTERDECK_WORD", word),
                amount(place.cpuMillis(), Amounts.cpuMillis(jobs.cpu()).orElseThrow()),
                amount(place.memoryMebibytes(), Amounts.mebibytes(jobs.memory()).orElseThrow()),
                step.timeout().plus(SLACK));
    }

    private static int amount(@Nullable Integer asked, int usual) {
        return asked == null ? usual : asked;
    }

    /** Another portal, or a database made anew, may count its runs from one too. */
    private String unique() {
        var bytes = new byte[3];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private URI workspaces(@Nullable URI portal) {
        return portal == null ? address.of(WORKSPACES) : portal.resolve(WORKSPACES);
    }

    private StepResult await(JobWatch watch, Run run, Step step, StepOutput output, WorkspaceDoor.Admission admission)
            throws InterruptedException {
        var started = System.nanoTime();
        while (true) {
            var state = watch.look();
            if (state instanceof JobState.Ended ended) {
                watch.lastWords();
                return result(ended, step, output, admission);
            }
            if (state instanceof JobState.Gone) {
                return new Failed(null, "%s was ended: somebody removed its job".formatted(step.name()));
            }
            if (System.nanoTime() - started >= step.timeout().toNanos()) {
                return tooLong(step);
            }
            var interruption = interruptions.of(run.id());
            if (interruption.isPresent()) {
                return interruption.get();
            }
            Thread.sleep(TICK);
        }
    }

    private static Failed tooLong(Step step) {
        return new Failed(
                null,
                "%s was ended: it took longer than its time-out of %s"
                        .formatted(step.name(), Durations.inWords(step.timeout())));
    }

    private static StepResult result(
            JobState.Ended ended, Step step, StepOutput output, WorkspaceDoor.Admission admission) {
        var code = ended.exitCode();
        if (code == null || ended.why() != null) {
            return new Failed(code, "%s was ended: %s".formatted(step.name(), ended.why()));
        }
        return code == 0 && !admission.cameBack()
                ? new Failed(0, "%s succeeded, but its workspace did not come back".formatted(step.name()))
                : new ExitCode(code).result(step, output);
    }
}
