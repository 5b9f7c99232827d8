package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.source.RefreshOutcome;
import dev.quarterdeck.catalog.source.SourceId;
import dev.quarterdeck.catalog.source.SourceStanding;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A source as JSON. */
record SourceResponse(
        long id,
        String kind,
        String location,
        @Nullable String branch,
        String pathPattern,
        Duration every,
        long entities,
        long errors,
        long warnings,
        @Nullable Instant readAt,
        @Nullable String failure,
        @Nullable Instant failedAt) {

    static SourceResponse of(SourceStanding standing) {
        var source = standing.source();
        return new SourceResponse(
                source.id().value(),
                source.kind().word(),
                source.location(),
                source.branch(),
                source.pathPattern(),
                source.every(),
                standing.entities(),
                standing.errors(),
                standing.warnings(),
                source.readAt(),
                source.failure(),
                source.failedAt());
    }

    /** @param outcome such as {@code Unchanged} or {@code Taken} */
    record Refreshed(long id, String outcome, String message) {

        static Refreshed of(SourceId id, RefreshOutcome outcome) {
            return new Refreshed(id.value(), outcome.getClass().getSimpleName(), RefreshWords.of(outcome));
        }
    }
}
