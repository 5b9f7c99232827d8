package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.job.JobId;
import dev.quarterdeck.connector.job.JobState;
import dev.quarterdeck.connector.job.Jobs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after one job of a cluster, through times in which that does not answer. */
final class JobWatch {

    private static final Logger log = LoggerFactory.getLogger(JobWatch.class);
    private static final int LINES = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 60;

    private final Jobs cluster;
    private final JobId id;
    private final StepOutput output;
    private long read;
    private @Nullable String said;

    JobWatch(Jobs cluster, JobId id, StepOutput output) {
        this.cluster = cluster;
        this.id = id;
        this.output = output;
    }

    /** Tries again while the cluster does not answer. */
    void patiently(Runnable work) throws InterruptedException {
        for (var tries = 1; ; tries++) {
            try {
                work.run();
                return;
            } catch (SourceUnavailable e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                say(String.valueOf(e.getMessage()));
                Thread.sleep(PAUSE);
            }
        }
    }

    /** How far it is, as far as is known; what it wrote since the last look goes to the output. */
    JobState look() throws InterruptedException {
        try {
            var state = cluster.look(id);
            switch (state) {
                case JobState.Waiting(var why) -> say(why);
                case JobState.Running() -> readOn();
                case JobState.Ended _, JobState.Gone _ -> {}
            }
            return state;
        } catch (SourceUnavailable e) {
            say(String.valueOf(e.getMessage()));
            return new JobState.Running();
        }
    }

    /** Once for each reason in a row. */
    private void say(@Nullable String why) {
        if (why != null && !why.equals(said)) {
            output.say("--- It waits: " + why);
        }
        said = why;
    }

    private void readOn() throws InterruptedException {
        int lines;
        do {
            var more = cluster.log(id, read, LINES);
            for (var line : more) {
                output.write(line.text());
                read = line.offset();
            }
            output.flush();
            lines = more.size();
        } while (lines == LINES);
    }

    void lastWords() throws InterruptedException {
        patiently(() -> {
            try {
                readOn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void leave() {
        try {
            cluster.end(id);
        } catch (SourceUnavailable e) {
            // the cluster ends it by itself, and forgets it later
            log.warn("Job {} could not be taken away: {}", id, e.getMessage());
        }
    }
}
