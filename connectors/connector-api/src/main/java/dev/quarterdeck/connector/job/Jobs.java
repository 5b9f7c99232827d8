package dev.quarterdeck.connector.job;

import dev.quarterdeck.connector.cluster.LogLine;
import java.util.List;

/**
 * Runs programs that end, each in a place of its own with limits.
 *
 * <p>Each method throws {@link dev.quarterdeck.connector.SourceUnavailable} if the cluster cannot be reached.
 */
public interface Jobs {

    /** Of the cluster, as settings name it. */
    String name();

    /**
     * Starts it; one of that name which is there already goes on as it is.
     *
     * @throws IllegalArgumentException if the cluster can never run it, with the reason for a person to read
     */
    void start(Job job);

    JobState look(JobId id);

    /**
     * What it wrote, in order.
     *
     * @param after the {@link LogLine#offset()} to go on from; 0 for the begin
     */
    List<LogLine> log(JobId id, long after, int limit);

    /** Ends it if it runs, and leaves nothing of it; does nothing if there is none. */
    void end(JobId id);
}
