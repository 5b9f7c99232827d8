package dev.quarterdeck.delivery.release.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.delivery.release.ArtifactStore;
import dev.quarterdeck.delivery.release.StoredArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.springframework.stereotype.Component;

/** Whether artifacts are what they were, without reading each file for each page: only those that have changed. */
@Component
class ArtifactChecks {

    private final ArtifactStore artifacts;
    private final Cache<FileState, Boolean> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    ArtifactChecks(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    private record FileState(StoredArtifact artifact, FileTime modified, long bytes) {}

    boolean isIntact(StoredArtifact artifact) {
        try {
            var file = Path.of(artifact.location());
            var state = new FileState(artifact, Files.getLastModifiedTime(file), Files.size(file));
            return Boolean.TRUE.equals(known.get(state, _ -> artifacts.holds(artifact)));
        } catch (IOException e) {
            return false;
        }
    }
}
