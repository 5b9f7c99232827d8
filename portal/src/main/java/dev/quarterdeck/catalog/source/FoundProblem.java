package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.descriptor.Problem;
import java.time.Instant;

/**
 * A problem, and where and since when there is one.
 *
 * @param location of the source
 */
public record FoundProblem(long id, SourceId source, String location, Problem problem, Instant since) {}
