package dev.quarterdeck.delivery.pipeline.execution;

import static dev.quarterdeck.db.Tables.PIPELINE_STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.delivery.pipeline.PipelineRuns;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunQuery;
import dev.quarterdeck.delivery.pipeline.RunRequest;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Started;
import dev.quarterdeck.delivery.pipeline.StepQuery;
import dev.quarterdeck.delivery.release.Releases;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;

/** On a real control plane; containers are processes of this machine, which reach the portal over HTTP. */
@TestPropertySource(properties = "db-scheduler.enabled=true")
class JobStepTests extends ControlPlaneTest {

    @Autowired
    private PipelineRuns runs;

    @Autowired
    private RunQuery query;

    @Autowired
    private StepQuery steps;

    @Autowired
    private Releases releases;

    @Autowired
    private DSLContext db;

    @TempDir
    private static Path folder;

    private static GitSource source;

    @BeforeEach
    void makeRepository() throws Exception {
        if (source == null) {
            source = new GitSource(folder, db);
        }
    }

    private Run execute(String title, String pipeline) throws Exception {
        return ended(start(title, pipeline));
    }

    private Run ended(RunId id) {
        return await().atMost(PATIENCE)
                .until(() -> query.get(id), run -> run.state() != RunState.QUEUED && run.state() != RunState.RUNNING);
    }

    private RunId start(String title, String pipeline) throws Exception {
        source.commitPipeline(title, pipeline);
        var request = RunRequest.by("sample-engineer", GitSource.COMPONENT, null, null);
        return ((Started) runs.start(request)).run().id();
    }

    private String output(Run run, int position) {
        return String.join(
                "\n",
                steps.outputOf(run.id(), position, 0, 1_000).stream()
                        .flatMap(chunk -> chunk.lines().stream())
                        .toList());
    }

    private static List<Job> jobs() {
        try (var client = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            return client.batch().v1().jobs().inNamespace(builds).list().getItems();
        }
    }

    @Test
    void buildsAReleaseInItsWorkspaceAndBringsThatBack() throws Exception {
        var run = execute("Build on the cluster", """
                - {name: Prepare, run: 'mkdir out && echo ${version} > out/prepared'}
                - {name: Make, run: 'cat out/prepared && cp out/prepared out/order-service.jar', image: 'builder:1', cpu: 500m, memory: 96Mi}
                """);

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(output(run, 2)).contains("--- As job " + builds, "image builder:1", run.version());
        var release = releases.latest(GitSource.COMPONENT).orElseThrow();
        assertThat(Path.of(release.artifact().location())).hasContent(run.version());
        await().atMost(PATIENCE).until(() -> jobs().isEmpty());
        assertThat(page("/api/v1/runs/" + run.id())).contains("\"image\":\"builder:1\"");
    }

    @Test
    void saysWhatACommandComplainedOfAndKeepsItsTests() throws Exception {
        var run = execute("Fail on the cluster", """
                - name: Make
                  image: builder:1
                  run: |
                    mkdir -p out/reports
                    echo '<testsuite name="s"><testcase classname="Orders" name="ships"><failure message="late"/></testcase></testsuite>' > out/reports/TEST-s.xml
                    echo 'error: no such order'; exit 4
                """);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).isEqualTo("Make failed: 1 of 1 tests failed");
        assertThat(steps.stepsOf(run.id()).get(1).exitCode()).isEqualTo(4);
        assertThat(output(run, 1)).contains("error: no such order");
        assertThat(steps.testsOf(run.id(), 10))
                .singleElement()
                .satisfies(test -> assertThat(test.name()).isEqualTo("ships"));
    }

    @Test
    void saysWhyItWaitsAndEndsWithItsTimeOut() throws Exception {
        var run = execute("Wait on the cluster", """
                - {name: Make, run: 'true', image: 'missing:1', timeout: 5s}
                """);

        assertThat(run.failure()).isEqualTo("Make was ended: it took longer than its time-out of 5 s");
        assertThat(output(run, 1)).contains("--- It waits: ImagePullBackOff");
    }

    @Test
    void isEndedWhenSomebodyCancelsTheRun() throws Exception {
        var id = start("Cancel on the cluster", """
                - {name: Make, run: 'echo begun; sleep 100', image: 'builder:1'}
                """);
        await().atMost(PATIENCE).until(() -> output(query.get(id), 1).contains("begun"));
        runs.cancel(id, "sample-engineer");

        assertThat(ended(id).state()).isEqualTo(RunState.CANCELLED);
        await().atMost(PATIENCE).until(() -> jobs().isEmpty());
    }

    /** As if the portal had been killed while the step ran as that job. */
    @Test
    void endsTheJobThatAPortalLeftRunning() throws Exception {
        var id = start("Go on on the cluster", """
                - {name: Wait, run: 'sleep 2; mkdir out'}
                - {name: Make, run: 'cp shop/score.yaml out/order-service.jar', image: 'builder:1'}
                """);
        await().atMost(PATIENCE).until(() -> steps.stepsOf(id).size() > 2);
        try (var client = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            client.resource(new JobBuilder()
                            .withNewMetadata()
                            .withName("left")
                            .withNamespace(builds)
                            .endMetadata()
                            .withNewSpec()
                            .withNewTemplate()
                            .withNewSpec()
                            .withRestartPolicy("Never")
                            .addNewContainer()
                            .withName("main")
                            .withImage("builder:1")
                            .withCommand("sleep", "100")
                            .endContainer()
                            .endSpec()
                            .endTemplate()
                            .endSpec()
                            .build())
                    .create();
        }
        db.update(PIPELINE_STEP)
                .set(PIPELINE_STEP.JOB, "left")
                .where(PIPELINE_STEP.RUN_ID.eq(id.value()))
                .and(PIPELINE_STEP.POSITION.eq(2))
                .execute();

        assertThat(ended(id).state()).isEqualTo(RunState.SUCCEEDED);
        await().atMost(PATIENCE).until(() -> jobs().isEmpty());
    }

    @Test
    void givesNoWorkspaceToWhoeverHasNotTheWord() {
        assertThat(browser.get().uri("/workspaces").header("Authorization", "Bearer guessed"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(browser.put().uri("/workspaces").header("Authorization", "Bearer guessed"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(browser.get().uri("/workspaces")).hasStatus(HttpStatus.BAD_REQUEST);
    }
}
