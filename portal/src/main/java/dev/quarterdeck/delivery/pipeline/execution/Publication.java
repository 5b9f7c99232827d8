package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.PipelineSource;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.TestCase;
import dev.quarterdeck.delivery.pipeline.definition.InvalidPipeline;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Failed;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Succeeded;
import dev.quarterdeck.delivery.release.ArtifactStore;
import dev.quarterdeck.delivery.release.Commit;
import dev.quarterdeck.delivery.release.CommitHistory;
import dev.quarterdeck.delivery.release.NewRelease;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.release.TestSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Makes a release of what was built. */
@Component
class Publication {

    private static final String SCORE_FILE = "score.yaml";

    private final RunJournal journal;
    private final Releases releases;
    private final ArtifactStore artifacts;
    private final JsonMapper json;
    private final YAMLMapper yaml = new YAMLMapper();

    Publication(RunJournal journal, Releases releases, ArtifactStore artifacts, JsonMapper json) {
        this.journal = journal;
        this.releases = releases;
        this.artifacts = artifacts;
        this.json = json;
    }

    /** Also of a run that failed, since its tests may say why. */
    List<TestCase> keepTests(Run run, Workspace workspace, Pipeline pipeline, StepOutput output) throws IOException {
        var tests = JUnitReports.read(workspace, pipeline.testReports(), output);
        journal.keepTests(run.id(), tests);
        return tests;
    }

    /** Ends the step and the run too if it succeeds. */
    StepResult perform(
            Run run, Step step, Workspace workspace, Pipeline pipeline, PipelineSource source, StepOutput output)
            throws IOException {
        var tests = TestCases.summaryOf(keepTests(run, workspace, pipeline, output));
        output.say("%d tests passed, %d failed, %d were skipped"
                .formatted(tests.passed(), tests.failed(), tests.skipped()));
        if (tests.failed() > 0) {
            return new Failed(
                    null, "%d tests failed, though the command that ran them did not".formatted(tests.failed()));
        }
        try {
            var release = prepare(run, workspace, pipeline, source, tests, output);
            journal.published(run, step, release);
            return new Succeeded();
        } catch (InvalidPipeline e) {
            return new Failed(null, Causes.inWords(e));
        }
    }

    private NewRelease prepare(
            Run run,
            Workspace workspace,
            Pipeline pipeline,
            PipelineSource source,
            TestSummary tests,
            StepOutput output)
            throws IOException, InvalidPipeline {
        var commit = Objects.requireNonNull(run.commit(), "known since the checkout");
        var workload = workload(workspace, source);
        var artifact = artifacts.store(artifactIn(workspace, pipeline));
        output.say(
                "Stored %s, %,d bytes, SHA-256 %s".formatted(pipeline.artifact(), artifact.bytes(), artifact.sha256()));
        var commits = commits(run, commit, workspace, source);
        output.say("Release %s %s contains %d new commits"
                .formatted(run.component().name(), run.version(), commits.size()));
        return new NewRelease(
                run.component(),
                run.version(),
                commit,
                run.id().value(),
                artifact,
                workload,
                tests,
                commits,
                run.requestedBy());
    }

    private static Path artifactIn(Workspace workspace, Pipeline pipeline) throws IOException, InvalidPipeline {
        try {
            var file = workspace.resolve(pipeline.artifact());
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (NoSuchFileException e) {
            throw new InvalidPipeline(
                    "No step has made %s, which pipeline.yaml calls the artifact".formatted(pipeline.artifact()));
        }
        throw new InvalidPipeline(
                "%s, which pipeline.yaml calls the artifact, is no file".formatted(pipeline.artifact()));
    }

    private String workload(Workspace workspace, PipelineSource source) throws IOException, InvalidPipeline {
        var file = source.file(SCORE_FILE);
        try {
            return json.writeValueAsString(yaml.readTree(Files.readString(workspace.resolve(file))));
        } catch (NoSuchFileException e) {
            throw new InvalidPipeline("%s is missing: it says how to run the release".formatted(file));
        } catch (JacksonException e) {
            throw new InvalidPipeline("%s cannot be read: %s".formatted(file, e.getOriginalMessage()));
        }
    }

    private List<Commit> commits(Run run, String commit, Workspace workspace, PipelineSource source)
            throws IOException {
        var previous = releases.latest(run.component()).map(Release::commitSha).orElse(null);
        return new CommitHistory(workspace.gitFolder()).between(previous, commit, source.paths());
    }
}
