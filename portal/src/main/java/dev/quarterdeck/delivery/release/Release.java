package dev.quarterdeck.delivery.release;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One immutable version of a component.
 *
 * @param run the pipeline run that made it; null if it was registered by hand
 * @param workload the component's Score file at that commit, as JSON
 */
public record Release(
        ReleaseId id,
        EntityRef component,
        String version,
        String commitSha,
        @Nullable Long run,
        StoredArtifact artifact,
        String workload,
        TestSummary tests,
        Instant createdAt,
        String createdBy) {

    public String shortCommit() {
        return commitSha.length() > 7 ? commitSha.substring(0, 7) : commitSha;
    }

    /** What people call it: {@code order-service 1.1.0}. */
    public String title() {
        return component.name() + " " + version;
    }
}
