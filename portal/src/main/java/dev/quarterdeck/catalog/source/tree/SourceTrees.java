package dev.quarterdeck.catalog.source.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.connector.SourceUnavailable;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.AntPathMatcher;

/** Opens sources as they are now; what is elsewhere is fetched first. */
@Component
public class SourceTrees {

    private static final AntPathMatcher PATHS = new AntPathMatcher();

    private final GitRepositories repositories;
    private final GitHubOrganisations organisations;
    private final WebFiles webFiles;
    private final UploadRepository uploads;

    SourceTrees(
            GitRepositories repositories,
            GitHubOrganisations organisations,
            WebFiles webFiles,
            UploadRepository uploads) {
        this.repositories = repositories;
        this.organisations = organisations;
        this.webFiles = webFiles;
        this.uploads = uploads;
    }

    /** Why the portal may not read what is at {@code location}, in words for whoever typed it. */
    public Optional<String> refusal(SourceKind kind, String location) {
        return switch (kind) {
            case URL -> webFiles.refusal(location);
            case GITHUB -> organisations.refusal(location);
            case FOLDER, GIT, UPLOAD -> Optional.empty();
        };
    }

    /**
     * @param branch null for the main one
     * @param pathPattern of descriptors, as Ant writes it
     * @throws dev.quarterdeck.connector.SourceUnavailable if the source cannot be read just now
     */
    public SourceTree open(SourceKind kind, String location, @Nullable String branch, String pathPattern) {
        Predicate<String> isDescriptor = path -> PATHS.match(pathPattern, path);
        return switch (kind) {
            case FOLDER -> FolderTree.open(location, isDescriptor);
            case GIT -> repositories.open(location, branch, isDescriptor);
            case GITHUB -> organisations.open(location, isDescriptor);
            case URL -> webFiles.open(location);
            case UPLOAD -> upload(location);
        };
    }

    private SourceTree upload(String name) {
        var content = uploads.find(name)
                .orElseThrow(() -> new SourceUnavailable("Nothing was uploaded as %s".formatted(name)));
        return new SingleFile(name, content.getBytes(UTF_8));
    }
}
