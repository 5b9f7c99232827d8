package dev.quarterdeck.delivery.pipeline.execution;

import static dev.quarterdeck.db.Tables.PIPELINE_RUN;
import static dev.quarterdeck.db.Tables.PIPELINE_STEP;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.Cancelling;
import dev.quarterdeck.delivery.pipeline.PipelineRuns;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunQuery;
import dev.quarterdeck.delivery.pipeline.RunRequest;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Started;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.StepQuery;
import dev.quarterdeck.delivery.pipeline.StepState;
import dev.quarterdeck.delivery.pipeline.TestCase.Outcome;
import dev.quarterdeck.delivery.release.ArtifactStore;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"delivery.pipeline", "delivery.release"})
@Timeout(60)
class RunExecutionTests {

    private static final String MAKE_JAR =
            "- {name: Make, run: 'mkdir -p out && printf ${version} > out/order-service.jar'}";

    @Autowired
    private PipelineRuns runs;

    @Autowired
    private RunExecution execution;

    @Autowired
    private RunQuery query;

    @Autowired
    private StepQuery steps;

    @Autowired
    private Releases releases;

    @Autowired
    private ArtifactStore artifacts;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private DataFolder data;

    @Autowired
    private DSLContext db;

    @TempDir
    private Path folder;

    private GitSource source;

    @BeforeEach
    void makeRepository() throws Exception {
        source = new GitSource(folder, db);
    }

    @Test
    void makesAReleaseOfACommit() throws Exception {
        var commit = source.commitPipeline("Take orders", MAKE_JAR);

        var run = execute(start());

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.branch()).isEqualTo("main");
        assertThat(run.commitTitle()).isEqualTo("Take orders");
        var release = releases.latest(GitSource.COMPONENT).orElseThrow();
        assertThat(release.version()).isEqualTo("1.0.0");
        assertThat(release.commitSha()).isEqualTo(commit);
        assertThat(release.run()).isEqualTo(run.id().value());
        assertThat(Path.of(release.artifact().location())).hasContent("1.0.0").hasFileName("order-service.jar");
        assertThat(artifacts.holds(release.artifact())).isTrue();
        assertThat(release.workload()).contains("\"image\": \".\"");
        assertThat(workspaces.of(run.id()).folder()).doesNotExist();
    }

    @Test
    void listsTheCommitsSinceTheReleaseBefore() throws Exception {
        source.commitPipeline("Take orders", MAKE_JAR);
        execute(start());
        source.commit("Write about something else", Map.of("docs/readme.md", "Hello"));
        source.commit("Refuse empty orders", Map.of("shop/Order.java", "class Order {}"));

        execute(start());

        var release = releases.latest(GitSource.COMPONENT).orElseThrow();
        assertThat(release.version()).isEqualTo("1.1.0");
        assertThat(releases.commitsOf(release)).singleElement().satisfies(commit -> {
            assertThat(commit.title()).isEqualTo("Refuse empty orders");
            assertThat(commit.author()).contains("Sample Engineer");
        });
    }

    @Test
    void keepsWhatStepsWriteInOrder() throws Exception {
        source.commitPipeline(
                "Count", "- {name: Count, run: 'seq 1 3000; printf \"caf\\303\\251 \\377 end\"; exit 3'}");

        var run = execute(start());

        var lines = outputOf(run.id(), 1);
        assertThat(lines).startsWith("$ seq 1 3000; printf \"caf\\303\\251 \\377 end\"; exit 3", "1", "2");
        assertThat(lines.get(3000)).isEqualTo("3000");
        assertThat(lines.get(3001)).isEqualTo("café \uFFFD end");
        assertThat(run.failure()).isEqualTo("Count failed with exit code 3: café \uFFFD end");
    }

    @Test
    void endsWithTheFirstStepThatFails() throws Exception {
        source.commitPipeline("Break", "- {name: Compile, run: 'echo error in line 7; exit 1'}\n" + MAKE_JAR);

        var run = execute(start());

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).isEqualTo("Compile failed with exit code 1: error in line 7");
        assertThat(states(run.id()))
                .containsExactly(StepState.SUCCEEDED, StepState.FAILED, StepState.SKIPPED, StepState.SKIPPED);
        assertThat(releases.latest(GitSource.COMPONENT)).isEmpty();
        assertThat(data.home().resolve("workspaces/last-failed/shop/pipeline.yaml"))
                .exists();
        assertThat(outputOf(run.id(), 1)).anyMatch(line -> line.contains("workspaces/last-failed"));
    }

    @Test
    void saysWhichTestsFailed() throws Exception {
        var report = "<testsuite><testcase classname=\"a.OrderTests\" name=\"refuses\" time=\"1.5\">"
                + "<failure message=\"expected 1\">trace</failure></testcase>"
                + "<testcase classname=\"a.OrderTests\" name=\"accepts\" time=\"0.1\"/></testsuite>";
        source.commit("Add a report", Map.of("report.xml", report));
        source.commitPipeline(
                "Test", "- {name: Test, run: 'mkdir -p out/reports && cp report.xml out/reports && exit 1'}");

        var run = execute(start());

        assertThat(run.failure()).isEqualTo("Test failed: 1 of 2 tests failed");
        var failed = steps.testsOf(run.id(), 10).getFirst();
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.name()).isEqualTo("refuses");
        assertThat(failed.message()).isEqualTo("expected 1");
    }

    @Test
    void namesTheLineAndFieldOfABrokenPipeline() throws Exception {
        source.commit("Break the pipeline", Map.of("shop/pipeline.yaml", """
                apiVersion: quarterdeck.dev/v1
                kind: Pipeline
                metadata: {name: order-service}
                spec:
                  artifact: out/order-service.jar
                  stages:
                    - name: Build
                      steps:
                        - {name: Compile, run: make, timeout: soon}
                """));

        var run = execute(start());

        assertThat(run.failure()).contains("shop/pipeline.yaml:9: spec.stages[0].steps[0].timeout: must be a time");
    }

    @Test
    void saysThatAnArtifactWasNotMade() throws Exception {
        source.commitPipeline("Make nothing", "- {name: Idle, run: 'true'}");

        assertThat(execute(start()).failure())
                .isEqualTo("No step has made out/order-service.jar, which pipeline.yaml calls the artifact");
    }

    @Test
    void saysThatABranchIsMissing() throws Exception {
        source.commitPipeline("Take orders", MAKE_JAR);

        var run = execute(start("gone"));

        assertThat(run.failure()).contains("cannot be checked out at gone");
    }

    @Test
    void endsAStepThatTakesTooLongWithAllItsChildren() throws Exception {
        source.commitPipeline("Hang", "- {name: Hang, run: 'setsid sleep 987654 & sleep 987654', timeout: 1s}");

        var run = execute(start());

        assertThat(run.failure()).isEqualTo("Hang was ended: it took longer than its time-out of 1 s");
        assertThat(processesIn(run.id())).isEmpty();
    }

    @Test
    void leavesNothingRunningThatAStepHasForgotten() throws Exception {
        source.commitPipeline("Forget", "- {name: Forget, run: 'setsid sleep 987654 &'}\n" + MAKE_JAR);

        var run = execute(start());

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(processesIn(run.id())).isEmpty();
    }

    @Test
    void endsARunThatIsCancelled() throws Exception {
        source.commitPipeline("Hang", "- {name: Hang, run: 'trap \"\" TERM; sleep 987654'}");
        var id = start();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var executed = CompletableFuture.supplyAsync(() -> quietly(id), executor);
            awaitProcess(id);

            assertThat(runs.cancel(id, "sample-engineer")).isInstanceOf(Cancelling.class);

            assertThat(executed.get()).isTrue();
        }
        assertThat(query.get(id).state()).isEqualTo(RunState.CANCELLED);
        assertThat(states(id)).containsExactly(StepState.SUCCEEDED, StepState.CANCELLED, StepState.SKIPPED);
        assertThat(processesIn(id)).isEmpty();
        assertThat(workspaces.of(id).folder()).doesNotExist();
    }

    @Test
    void keepsTwoPortalsFromExecutingOneRun() throws Exception {
        source.commitPipeline("Wait", "- {name: Wait, run: 'while [ ! -e go ]; do sleep 0.05; done'}\n" + MAKE_JAR);
        var id = start();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var executed = CompletableFuture.supplyAsync(() -> quietly(id), executor);
            awaitProcess(id);

            assertThat(execution.execute(id)).isFalse();

            Files.createFile(workspaces.of(id).folder().resolve("go"));
            assertThat(executed.get()).isTrue();
        }
        assertThat(states(id)).containsOnly(StepState.SUCCEEDED);
        assertThat(steps.stepsOf(id)).allMatch(step -> step.attempt() == 1);
    }

    @Test
    void goesOnWhereAKilledPortalStopped() throws Exception {
        source.commitPipeline(
                "Resume",
                "- {name: First, run: 'echo once >> ../counted'}\n- {name: Second, run: 'echo here'}\n" + MAKE_JAR);
        var id = start();
        execute(id);
        rewindTo(id, 2);

        var run = execute(id);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(releases.page(GitSource.COMPONENT, null, 10).items()).hasSize(1);
        assertThat(outputOf(id, 2)).anyMatch(line -> line.contains("this is attempt 2"));
    }

    @Test
    void endsWhatAKilledPortalLeftWorking() throws Exception {
        source.commitPipeline("Take orders", MAKE_JAR);
        var id = start();
        var workspace = workspaces.of(id);
        var builder = new ProcessBuilder("sleep", "987654");
        builder.environment().put(ProcessTree.MARKER, workspace.folder().toString());
        var orphan = builder.start();

        execute(id);

        assertThat(orphan.waitFor()).isNotZero();
        assertThat(query.get(id).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void letsRunsWaitForTheirTurn() throws Exception {
        source.commitPipeline("Take orders", MAKE_JAR);
        var first = start();
        var second = start();

        assertThat(execution.execute(second)).isFalse();
        assertThat(query.queuedBefore(query.get(second))).isEqualTo(1);

        execute(first);
        assertThat(execute(second).version()).isEqualTo("1.1.0");
    }

    @Test
    void givesStepsNoMoreOfThePortalsEnvironmentThanItShould() throws Exception {
        source.commitPipeline("Look around", "- {name: Look, run: 'env; exit 1'}");

        var run = execute(start());

        var names = outputOf(run.id(), 1).stream()
                .filter(line -> line.contains("=") && !line.startsWith("---"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toSet());
        assertThat(names)
                .contains("PATH", "CI")
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "JAVA_HOME",
                        "LANG",
                        "TMPDIR",
                        "QUARTERDECK_OFFLINE",
                        "CI",
                        "QUARTERDECK_WORKSPACE",
                        "HTTP_PROXY",
                        "HTTPS_PROXY",
                        "NO_PROXY",
                        "http_proxy",
                        "https_proxy",
                        "no_proxy",
                        "PWD",
                        "SHLVL",
                        "_");
    }

    private RunId start() {
        return start(null);
    }

    private RunId start(@Nullable String branch) {
        var request = RunRequest.by("sample-engineer", GitSource.COMPONENT, branch, null);
        return ((Started) runs.start(request)).run().id();
    }

    private Run execute(RunId id) throws Exception {
        assertThat(execution.execute(id)).isTrue();
        return query.get(id);
    }

    private boolean quietly(RunId id) {
        try {
            return execution.execute(id);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As if the portal had been killed while it did the step at {@code position}, its workspace lost with it. */
    private void rewindTo(RunId id, int position) {
        db.deleteFrom(RELEASE).execute();
        db.update(PIPELINE_RUN)
                .set(PIPELINE_RUN.STATE, "running")
                .where(PIPELINE_RUN.ID.eq(id.value()))
                .execute();
        db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.STATE, "running")
                .where(PIPELINE_STEP.POSITION.eq(position))
                .execute();
        db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.STATE, "waiting")
                .where(PIPELINE_STEP.POSITION.gt(position))
                .execute();
    }

    private List<StepState> states(RunId id) {
        return steps.stepsOf(id).stream().map(Step::state).toList();
    }

    private List<String> outputOf(RunId id, int position) {
        var lines = new ArrayList<String>();
        for (var chunk : steps.outputOf(id, position, 0, 1000)) {
            assertThat(chunk.firstLine()).isEqualTo(lines.size() + 1);
            lines.addAll(chunk.lines());
        }
        return lines;
    }

    private void awaitProcess(RunId id) {
        await().until(() -> !processesIn(id).isEmpty() && states(id).get(1) == StepState.RUNNING);
    }

    private List<ProcessHandle> processesIn(RunId id) {
        var entry = ProcessTree.MARKER + "=" + workspaces.of(id).folder() + "\0";
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    try {
                        return Files.readString(Path.of("/proc/%d/environ".formatted(process.pid())))
                                .contains(entry);
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();
    }
}
