package dev.quarterdeck.connector.trace;

import dev.quarterdeck.connector.OutsideSystem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system that keeps traces.
 *
 * <p>Each method throws {@link dev.quarterdeck.connector.SourceUnavailable} if the system does not answer in time, or not as
 * it should.
 */
public interface TraceSource extends OutsideSystem {

    /** In the order of the question, at most as many as it asks for. */
    List<TraceSummary> search(TraceQuery query);

    /**
     * @param traceId 32 hexadecimal digits in small letters
     * @return empty if it is not kept, or not any more
     */
    Optional<Trace> find(String traceId);

    /** The names of those that sent spans lately, in the order of the alphabet. */
    List<String> services();

    /**
     * Who called whom, summed up from spans.
     *
     * @param environment null for all; a source that cannot tell them apart gives those of all
     */
    List<Call> calls(@Nullable String environment, Instant from, Instant to);
}
