package dev.quarterdeck.connector.log;

import dev.quarterdeck.connector.OutsideSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A system that keeps what components wrote, and finds lines in it. */
public interface LogSource extends OutsideSystem {

    /**
     * Lines by time.
     *
     * @throws LogQuestionRefused if the question is wrong for this source
     * @throws dev.quarterdeck.connector.SourceUnavailable if it does not answer in time, or not as it should
     */
    LogAnswer search(LogQuestion question);

    /**
     * How many lines there are, of every multiple of {@code width} since 1970; those without any are left out. The limit, the
     * direction and the cursor of the question do not count, its begin and end have to be there.
     *
     * @param levels what the levels of a group are called, by the name of the group
     * @throws LogQuestionRefused if the question is wrong for this source
     * @throws dev.quarterdeck.connector.SourceUnavailable if it does not answer in time, or not as it should
     */
    List<LogCount> count(LogQuestion question, Duration width, Map<String, Set<String>> levels);

    /**
     * How far back it goes.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable likewise
     */
    LogRetention retention();
}
