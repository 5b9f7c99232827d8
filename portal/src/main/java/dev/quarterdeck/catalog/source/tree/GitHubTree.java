package dev.quarterdeck.catalog.source.tree;

import dev.quarterdeck.catalog.source.tree.GitHubOrganisations.Repository;
import dev.quarterdeck.platform.Fingerprint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the main branches of an organisation's repositories hold, as {@code repository/path}. Asked for when needed. */
final class GitHubTree implements SourceTree {

    private final GitHubOrganisations github;
    private final String organisation;
    private final List<Repository> repositories;
    private final Predicate<String> isDescriptor;
    private @Nullable SortedMap<String, String> files;

    GitHubTree(
            GitHubOrganisations github,
            String organisation,
            List<Repository> repositories,
            Predicate<String> isDescriptor) {
        this.github = github;
        this.organisation = organisation;
        this.repositories = repositories;
        this.isDescriptor = isDescriptor;
    }

    @Override
    public String fingerprint() {
        var fingerprint = new Fingerprint();
        repositories.forEach(repository -> fingerprint.add(repository.key()));
        return fingerprint.hex();
    }

    @Override
    public Optional<String> state() {
        return Optional.empty();
    }

    private SortedMap<String, String> contents() {
        if (files == null) {
            var found = new TreeMap<String, String>();
            for (var repository : repositories) {
                github.files(organisation, repository)
                        .forEach((path, sha) -> found.put(repository.name() + "/" + path, sha));
            }
            files = found;
        }
        return files;
    }

    @Override
    public Optional<String> version(String path) {
        return Optional.ofNullable(contents().get(path));
    }

    @Override
    public Collection<String> files() {
        return contents().keySet();
    }

    /** The pattern is of paths inside a repository, as it is for a repository that is a source of its own. */
    @Override
    public List<String> descriptors() {
        return contents().keySet().stream()
                .filter(path -> isDescriptor.test(path.substring(path.indexOf('/') + 1)))
                .toList();
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        var sha = contents().get(path);
        return sha == null
                ? Optional.empty()
                : github.content(organisation, path.substring(0, path.indexOf('/')), sha, limit);
    }

    @Override
    public void close() {}
}
