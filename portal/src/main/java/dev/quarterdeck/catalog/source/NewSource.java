package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.SourceKind;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that is to be read from now on.
 *
 * @param location the absolute path of a folder; the absolute path or the address of a Git repository
 * @param branch null or blank for the main one; a folder has none
 * @param pathPattern which files are descriptors, such as {@link #CATALOG_INFO}
 */
public record NewSource(
        SourceKind kind, String location, @Nullable String branch, String pathPattern) {

    public static final String CATALOG_INFO = "**/catalog-info.yaml";

    private static final Pattern ADDRESS = Pattern.compile("(?:https?|ssh|git)://\\S+");
    private static final Pattern PASSWORD = Pattern.compile("[a-z]+://[^/@]*:[^/@]*@.*");

    public NewSource {
        location = location.strip();
        branch = branch == null || branch.isBlank() || kind == SourceKind.FOLDER ? null : branch.strip();
        pathPattern = pathPattern.isBlank() ? CATALOG_INFO : pathPattern.strip();
    }

    public static NewSource folder(String path) {
        return new NewSource(SourceKind.FOLDER, path, null, CATALOG_INFO);
    }

    public static NewSource git(String location) {
        return new NewSource(SourceKind.GIT, location, null, CATALOG_INFO);
    }

    /** What is wrong with it, in words for whoever typed it. */
    Optional<String> refusal() {
        if (PASSWORD.matcher(location).matches()) {
            return Optional.of("An address with a password would be shown to everybody; leave the password out");
        }
        if (location.startsWith("/") || (kind == SourceKind.GIT && isRemote())) {
            return Optional.empty();
        }
        return Optional.of(
                kind == SourceKind.FOLDER
                        ? "Give the folder's whole path, from /"
                        : "Give the repository's whole path, from /, or its address: https://…, ssh://… or git://…");
    }

    private boolean isRemote() {
        return ADDRESS.matcher(location).matches();
    }
}
