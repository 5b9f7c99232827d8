package dev.quarterdeck.connector.log;

import dev.quarterdeck.connector.OutsideSystem;

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
     * How far back it goes.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable likewise
     */
    LogRetention retention();
}
