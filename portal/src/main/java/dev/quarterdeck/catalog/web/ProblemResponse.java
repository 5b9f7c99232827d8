package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.source.FoundProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A problem of a descriptor as JSON. */
record ProblemResponse(
        long source,
        String severity,
        String file,
        int line,
        int column,
        @Nullable String entity,
        @Nullable String field,
        String message,
        Instant since) {

    static ProblemResponse of(FoundProblem found) {
        var problem = found.problem();
        var ref = problem.ref();
        return new ProblemResponse(
                found.source().value(),
                problem.severity().word(),
                problem.file(),
                problem.line(),
                problem.column(),
                ref == null ? null : ref.toString(),
                problem.field(),
                problem.message(),
                found.since());
    }
}
