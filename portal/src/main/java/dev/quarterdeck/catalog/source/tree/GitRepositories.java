package dev.quarterdeck.catalog.source.tree;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.git.GitCopies;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens repositories as trees of their descriptors. */
@Component
class GitRepositories {

    private final GitCopies copies;

    GitRepositories(DataFolder data, GitSettings settings) {
        this.copies = new GitCopies(data, "catalog", settings.timeout(), settings.limit());
    }

    /** @param branch null for the main one */
    GitTree open(String location, @Nullable String branch, Predicate<String> isDescriptor) {
        try {
            var commit = copies.open(location, branch);
            return GitTree.at(commit.repository(), commit.id(), isDescriptor);
        } catch (IOException e) {
            throw new SourceUnavailable("The repository %s cannot be read: %s".formatted(location, e.getMessage()), e);
        }
    }
}
