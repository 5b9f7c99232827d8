package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.PipelineSource;
import dev.quarterdeck.delivery.pipeline.PipelineSourceQuery;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.definition.InvalidPipeline;
import dev.quarterdeck.delivery.pipeline.definition.Pipeline;
import dev.quarterdeck.delivery.pipeline.definition.PipelineFile;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Failed;
import dev.quarterdeck.delivery.pipeline.execution.StepResult.Succeeded;
import dev.quarterdeck.delivery.release.CommitHistory;
import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.springframework.stereotype.Component;

/** Brings the source into a clean workspace, and finds out there what is to be done. */
@Component
class Checkout {

    static final String PIPELINE_FILE = "pipeline.yaml";

    private static final int TRANSPORT_TIMEOUT_SECONDS = 60;

    private final DataFolder data;
    private final PipelineSourceQuery sources;
    private final RunJournal journal;
    private final Interruptions interruptions;

    Checkout(DataFolder data, PipelineSourceQuery sources, RunJournal journal, Interruptions interruptions) {
        this.data = data;
        this.sources = sources;
        this.journal = journal;
        this.interruptions = interruptions;
    }

    StepResult perform(Run run, Workspace workspace, StepOutput output) throws IOException {
        workspace.delete();
        data.folder("workspaces");
        output.say("Cloning %s".formatted(run.repository()));
        try (var git = clone(run, workspace)) {
            if (run.commit() != null) {
                git.checkout().setName(run.commit()).setForced(true).call();
            }
            return begin(run, branchOf(run, git), workspace, output);
        } catch (GitAPIException | JGitInternalException e) {
            return interruptions
                    .of(run.id())
                    .orElseGet(() -> new Failed(
                            null,
                            "%s cannot be checked out at %s: %s"
                                    .formatted(run.repository(), run.branch(), Causes.inWords(e))));
        }
    }

    private static String branchOf(Run run, Git git) throws IOException {
        var found = git.getRepository().getBranch();
        var known = run.commit() != null || !run.branch().equals(Run.MAIN_BRANCH);
        return known || found == null ? run.branch() : found;
    }

    private Git clone(Run run, Workspace workspace) throws GitAPIException {
        var clone = Git.cloneRepository()
                .setURI(run.repository())
                .setDirectory(workspace.folder().toFile())
                .setTimeout(TRANSPORT_TIMEOUT_SECONDS)
                .setProgressMonitor(cancelledWith(run));
        if (!run.branch().equals(Run.MAIN_BRANCH)) {
            clone.setBranch("refs/heads/" + run.branch());
        }
        return clone.call();
    }

    private ProgressMonitor cancelledWith(Run run) {
        return new EmptyProgressMonitor() {
            private long asked = System.nanoTime();
            private boolean cancelled;

            @Override
            public boolean isCancelled() {
                if (!cancelled && System.nanoTime() - asked > 500_000_000) {
                    asked = System.nanoTime();
                    cancelled = interruptions.of(run.id()).isPresent();
                }
                return cancelled;
            }
        };
    }

    private StepResult begin(Run run, String branch, Workspace workspace, StepOutput output) throws IOException {
        var commit = new CommitHistory(workspace.gitFolder()).find("HEAD");
        output.say("%s %s".formatted(commit.sha(), commit.title()));
        try {
            var pipeline = read(run, workspace);
            journal.checkedOut(run, branch, commit, pipeline);
            output.say("%s makes %s %s in %d stages"
                    .formatted(
                            pipeline.name(),
                            run.component().name(),
                            run.version(),
                            pipeline.stages().size()));
            return new Succeeded();
        } catch (InvalidPipeline e) {
            return new Failed(null, "The pipeline cannot be followed. " + e.getMessage());
        }
    }

    /** What the pipeline.yaml in the workspace says. */
    Pipeline read(Run run, Workspace workspace) throws IOException, InvalidPipeline {
        var file = sourceOf(run).file(PIPELINE_FILE);
        try {
            return PipelineFile.parse(file, Files.readString(workspace.resolve(file)));
        } catch (NoSuchFileException e) {
            throw new InvalidPipeline(
                    "%s is missing: it belongs beside the component's catalog-info.yaml".formatted(file));
        }
    }

    /** @throws InvalidPipeline if the component has left the catalog */
    PipelineSource sourceOf(Run run) throws InvalidPipeline {
        return sources.find(run.component())
                .orElseThrow(() ->
                        new InvalidPipeline("%s is no longer in the catalog, which says where its pipeline.yaml is"
                                .formatted(run.component())));
    }
}
