package dev.quarterdeck.delivery.pipeline.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.io.DisabledOutputStream;
import org.jspecify.annotations.Nullable;

/** A repository on this machine, which can be asked what its hook does not say. */
record LocalRepository(Path gitFolder) {

    /** Empty if {@code location} is no such repository, an address for instance. */
    static Optional<LocalRepository> at(String location) {
        if (!location.startsWith("/")) {
            return Optional.empty();
        }
        var folder = Path.of(location);
        return Stream.of(folder, folder.resolve(Constants.DOT_GIT))
                .filter(candidate -> Files.isRegularFile(candidate.resolve(Constants.HEAD)))
                .findFirst()
                .map(LocalRepository::new);
    }

    /** Null if its HEAD is on no branch. */
    @Nullable
    String mainBranch() throws IOException {
        try (var repository = open()) {
            var head = repository.getFullBranch();
            return head == null || !head.startsWith(Constants.R_HEADS) ? null : Repository.shortenRefName(head);
        }
    }

    /** Under their old and new names; empty if it does not know both commits. */
    List<String> changedFiles(String before, String after) throws IOException {
        try (var repository = open();
                var differences = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            var from = ObjectId.fromString(before);
            var to = ObjectId.fromString(after);
            if (!repository.getObjectDatabase().has(from)
                    || !repository.getObjectDatabase().has(to)) {
                return List.of();
            }
            differences.setRepository(repository);
            return differences.scan(from, to).stream()
                    .flatMap(LocalRepository::paths)
                    .distinct()
                    .toList();
        }
    }

    private static Stream<String> paths(DiffEntry entry) {
        return Stream.of(entry.getOldPath(), entry.getNewPath())
                .filter(path -> !Objects.equals(path, DiffEntry.DEV_NULL));
    }

    private Repository open() throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(gitFolder.toFile())
                .setMustExist(true)
                .build();
    }
}
