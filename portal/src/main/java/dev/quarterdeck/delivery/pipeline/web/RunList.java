package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.RunFilter;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.platform.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs as rows, newest first.
 *
 * @param next where the next page begins; null on the last
 */
record RunList(RunFilter filter, List<Row> rows, @Nullable String next) {

    record Row(Run run, StateView state, String took) {}

    static RunList of(RunFilter filter, Page<Run> page, Instant now) {
        return new RunList(filter, rows(page.items(), now), page.next());
    }

    static List<Row> rows(List<Run> runs, Instant now) {
        return runs.stream()
                .map(run -> new Row(run, StateView.of(run), Took.inWords(run.tookUntil(now))))
                .toList();
    }

    /** To filter by: word and label. */
    public List<StateChoice> states() {
        return Arrays.stream(RunState.values())
                .map(state -> new StateChoice(state.word(), StateView.of(state).word(), state == filter.state()))
                .toList();
    }

    record StateChoice(String word, String label, boolean chosen) {}
}
