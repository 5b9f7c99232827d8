package dev.quarterdeck.delivery.release;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a release.
 *
 * @param commits that the release before it did not contain, newest first
 */
public record NewRelease(
        EntityRef component,
        String version,
        String commitSha,
        @Nullable Long run,
        StoredArtifact artifact,
        String workload,
        TestSummary tests,
        List<Commit> commits,
        String createdBy) {

    public NewRelease {
        commits = List.copyOf(commits);
    }
}
