package dev.quarterdeck.delivery.pipeline.webhook;

import dev.quarterdeck.catalog.SourcesChanged;
import dev.quarterdeck.delivery.pipeline.PipelineRuns;
import dev.quarterdeck.delivery.pipeline.PipelineSource;
import dev.quarterdeck.delivery.pipeline.PipelineSourceQuery;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunCause;
import dev.quarterdeck.delivery.pipeline.RunRequest;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Started;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Turns pushes into runs of the components that they touch, and has the catalog read the repository again. */
@Component
public class Pushes {

    private static final String ACTOR = "system:pipelines";

    private final PipelineSourceQuery sources;
    private final PipelineRuns runs;
    private final ApplicationEventPublisher events;

    Pushes(PipelineSourceQuery sources, PipelineRuns runs, ApplicationEventPublisher events) {
        this.sources = sources;
        this.runs = runs;
        this.events = events;
    }

    /**
     * The runs that were started; none for a push that was heard of before, or that touches no component.
     *
     * @throws IOException if the repository is on this machine and cannot be read
     */
    public List<Run> receive(Push push) throws IOException {
        var branch = push.branch();
        var commit = push.commit();
        var started = new ArrayList<Run>();
        if (branch == null || commit == null) {
            return started;
        }
        events.publishEvent(new SourcesChanged(push::concerns));
        for (var source : sources.inRepositories()) {
            var repository = source.repository();
            if (repository != null && push.concerns(repository) && touches(push, commit, repository, source)) {
                var key = "push:%s:%s".formatted(repository, commit);
                var request = new RunRequest(source.component(), branch, commit, RunCause.PUSH, ACTOR, key);
                if (runs.start(request) instanceof Started(var run)) {
                    started.add(run);
                }
            }
        }
        return started;
    }

    private static boolean touches(Push push, String commit, String repository, PipelineSource source)
            throws IOException {
        var local = LocalRepository.at(repository).orElse(null);
        var wanted = branch(push, source, local);
        if (wanted != null && !wanted.equals(push.branch())) {
            return false;
        }
        var files = push.files();
        var before = push.commitBefore();
        return source.isBuiltFromAny(
                files.isEmpty() && local != null && before != null ? local.changedFiles(before, commit) : files);
    }

    /** The branch from which the catalog reads; null if nobody knows which one that is. */
    private static @Nullable String branch(Push push, PipelineSource source, @Nullable LocalRepository local)
            throws IOException {
        if (source.branch() != null) {
            return source.branch();
        }
        return push.mainBranch() != null || local == null ? push.mainBranch() : local.mainBranch();
    }
}
