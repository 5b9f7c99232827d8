package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.Step;
import java.util.List;

/**
 * A stretch of the output of a step.
 *
 * @param after the number of the line before the first that is shown
 * @param total how many lines there are by now
 * @param growing whether more may be written
 * @param pinned whether the reader chose the step, instead of reading along whatever goes on
 */
record LogView(
        RunId run,
        int position,
        String name,
        List<LogLine> lines,
        int after,
        int total,
        boolean growing,
        boolean pinned) {

    /** So many lines at once; the rest is a link away. */
    static final int WINDOW = 1000;

    static LogView of(RunId run, Step step, List<LogLine> lines, int after, int total, boolean pinned) {
        return new LogView(
                run,
                step.position(),
                step.name(),
                lines,
                after,
                total,
                !step.state().isFinished(),
                pinned);
    }

    /** The number of the last line that is shown. */
    public int last() {
        return lines.isEmpty() ? after : lines.getLast().number();
    }

    /** Whether new lines belong below what is shown. */
    public boolean tailing() {
        return growing && last() >= total;
    }

    public int earlier() {
        return Math.max(0, after - WINDOW);
    }

    public int later() {
        return Math.max(0, total - last());
    }
}
