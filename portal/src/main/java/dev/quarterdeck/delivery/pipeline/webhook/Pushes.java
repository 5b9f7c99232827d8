package dev.quarterdeck.delivery.pipeline.webhook;

import dev.quarterdeck.delivery.pipeline.PipelineRuns;
import dev.quarterdeck.delivery.pipeline.PipelineSource;
import dev.quarterdeck.delivery.pipeline.PipelineSourceQuery;
import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunCause;
import dev.quarterdeck.delivery.pipeline.RunRequest;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Started;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns pushes into runs of the components that they touch. */
@Component
public class Pushes {

    private static final String ACTOR = "system:pipelines";

    private final PipelineSourceQuery sources;
    private final PipelineRuns runs;

    Pushes(PipelineSourceQuery sources, PipelineRuns runs) {
        this.sources = sources;
        this.runs = runs;
    }

    /** The runs that were started; none for a push that was heard of before, or that touches no component. */
    @Transactional
    public List<Run> receive(Push push) {
        var branch = push.branch();
        var commit = push.commit();
        var started = new ArrayList<Run>();
        if (branch == null || commit == null) {
            return started;
        }
        for (var source : sources.inRepositories()) {
            if (touches(push, source)) {
                var key = "push:%s:%s".formatted(source.repository(), commit);
                var request = new RunRequest(source.component(), branch, commit, RunCause.PUSH, ACTOR, key);
                if (runs.start(request) instanceof Started(var run)) {
                    started.add(run);
                }
            }
        }
        return started;
    }

    private static boolean touches(Push push, PipelineSource source) {
        var repository = source.repository();
        return repository != null
                && push.concerns(repository)
                && push.isBranch(source.branch())
                && source.isBuiltFromAny(push.files());
    }
}
