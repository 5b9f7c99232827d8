package dev.quarterdeck.catalog.source;

import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.util.AntPathMatcher;

/** Opens sources as they are now; what is elsewhere is fetched first. */
@Component
class SourceTrees {

    private static final AntPathMatcher PATHS = new AntPathMatcher();

    private final GitRepositories repositories;

    SourceTrees(GitRepositories repositories) {
        this.repositories = repositories;
    }

    /** @throws dev.quarterdeck.connector.SourceUnavailable if the source cannot be read just now */
    SourceTree open(CatalogSource source) {
        Predicate<String> isDescriptor = path -> PATHS.match(source.pathPattern(), path);
        return switch (source.kind()) {
            case FOLDER -> FolderTree.open(source.location(), isDescriptor);
            case GIT -> repositories.open(source.location(), source.branch(), isDescriptor);
        };
    }
}
