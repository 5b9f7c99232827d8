package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.SourceKind;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that is to be read from now on.
 *
 * @param location the absolute path of a folder; the absolute path or the address of a Git repository; the address of a
 *     GitHub organisation or of a file; the name of an upload
 * @param branch null or blank for the main one; a folder has none
 * @param pathPattern which files are descriptors, such as {@link #CATALOG_INFO}
 * @param every how often it is looked at
 */
public record NewSource(
        SourceKind kind, String location, @Nullable String branch, String pathPattern, Duration every) {

    public static final String CATALOG_INFO = "**/catalog-info.yaml";

    private static final Pattern ADDRESS = Pattern.compile("(?:https?|ssh|git)://\\S+");
    private static final Pattern UPLOAD_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Pattern PASSWORD = Pattern.compile("[a-z]+://[^/@]*:[^/@]*@.*");

    public NewSource {
        location = location.strip();
        branch = branch == null || branch.isBlank() || kind != SourceKind.GIT ? null : branch.strip();
        pathPattern = pathPattern.isBlank() ? CATALOG_INFO : pathPattern.strip();
    }

    /** Looked at as often as is usual for its kind. */
    public NewSource(SourceKind kind, String location, @Nullable String branch, String pathPattern) {
        this(kind, location, branch, pathPattern, kind.usualInterval());
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
        if (every.compareTo(SHORTEST) < 0) {
            return Optional.of("Look at it every %d seconds at most".formatted(SHORTEST.toSeconds()));
        }
        return switch (kind) {
            case FOLDER -> unless(location.startsWith("/"), "Give the folder's whole path, from /");
            case GIT ->
                unless(
                        location.startsWith("/") || isRemote(),
                        "Give the repository's whole path, from /, or its address: https://…, ssh://… or git://…");
            // what may be read from elsewhere is a matter of settings, and looked at there
            case GITHUB, URL -> Optional.empty();
            case UPLOAD ->
                unless(
                        UPLOAD_NAME.matcher(location).matches(),
                        "Name it as a file: letters, digits, '.', '-' and '_', at most 100 of them");
        };
    }

    private static Optional<String> unless(boolean right, String refusal) {
        return right ? Optional.empty() : Optional.of(refusal);
    }

    private boolean isRemote() {
        return ADDRESS.matcher(location).matches();
    }
}
