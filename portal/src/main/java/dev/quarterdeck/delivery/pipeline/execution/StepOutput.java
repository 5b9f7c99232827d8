package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a step writes, on its way into the journal. A process writes into it from one thread, the executor takes it out
 * in another, in batches; a process that writes faster than the database keeps up has to wait.
 */
class StepOutput {

    private static final int BATCH = 200;
    private static final Pattern COMPLAINT = Pattern.compile("(?i)\\b(error|failed|failure|exception|fatal)\\b");
    private static final int COMPLAINT_LENGTH = 300;

    private final RunJournal journal;
    private final Run run;
    private final Step step;
    private final long limit;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(10 * BATCH);

    private int nextLine;
    private long kept;
    private boolean cut;
    private @Nullable String complaint;
    private @Nullable String lastLine;

    StepOutput(RunJournal journal, Run run, Step step, long limit) {
        this.journal = journal;
        this.run = run;
        this.step = step;
        this.limit = limit;
        this.nextLine = journal.nextLine(run, step);
    }

    /** Waits while too much is waiting already. */
    void write(String line) throws InterruptedException {
        waiting.put(line);
    }

    /** By the executor itself, which must not wait for itself. */
    void say(String line) {
        flush();
        append(List.of(line));
    }

    /** Takes into the journal what has been written so far. */
    void flush() {
        var batch = new ArrayList<String>(BATCH);
        while (waiting.drainTo(batch, BATCH) > 0) {
            batch.forEach(this::remember);
            append(withinLimit(batch));
            batch.clear();
        }
    }

    private void append(List<String> lines) {
        if (!lines.isEmpty()) {
            journal.append(run, step, nextLine, lines);
            nextLine += lines.size();
        }
    }

    private List<String> withinLimit(List<String> lines) {
        var within = new ArrayList<String>(lines.size());
        for (var line : lines) {
            kept += line.length() + 1L;
            if (kept <= limit) {
                within.add(line);
            } else if (!cut) {
                cut = true;
                within.add("… what follows is not kept: the step wrote more than %,d characters".formatted(limit));
            }
        }
        return within;
    }

    private void remember(String line) {
        if (!line.isBlank()) {
            lastLine = line;
            if (complaint == null
                    && COMPLAINT.matcher(line).find()
                    && !line.stripTrailing().endsWith(":")) {
                complaint = line;
            }
        }
    }

    /** The line that says best what went wrong: the first that complains, else the last; null if there is none. */
    @Nullable
    String complaint() {
        var line = complaint == null ? lastLine : complaint;
        return line == null || line.length() <= COMPLAINT_LENGTH ? line : line.substring(0, COMPLAINT_LENGTH) + "…";
    }
}
