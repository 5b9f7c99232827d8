package dev.quarterdeck.delivery.pipeline.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a host of repositories says when a branch has moved, in the format of GitHub's {@code push} event.
 *
 * @param ref such as {@code refs/heads/main}
 * @param before the commit at which the branch was, nothing but zeros for a new branch
 * @param after the commit at which the branch is now, 40 hexadecimal digits
 * @param deleted null, as {@code forced}, from a host that does not say
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Push(
        @Nullable String ref,
        @Nullable String before,
        @Nullable String after,
        @Nullable Boolean deleted,
        @Nullable Boolean forced,
        @Nullable Origin repository,
        @Nullable List<Change> commits) {

    private static final String BRANCHES = "refs/heads/";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Origin(
            @JsonProperty("clone_url") @Nullable String cloneUrl,
            @JsonProperty("ssh_url") @Nullable String sshUrl,
            @JsonProperty("git_url") @Nullable String gitUrl,
            @JsonProperty("html_url") @Nullable String htmlUrl,
            @JsonProperty("url") @Nullable String url,
            @JsonProperty("default_branch") @Nullable String mainBranch) {

        Stream<String> addresses() {
            return Stream.of(cloneUrl, sshUrl, gitUrl, htmlUrl, url).filter(Objects::nonNull);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Change(
            @Nullable List<String> added,
            @Nullable List<String> modified,
            @Nullable List<String> removed) {

        Stream<String> files() {
            return Stream.of(added, modified, removed).filter(Objects::nonNull).flatMap(List::stream);
        }
    }

    /** Null if what moved is no branch, a tag for instance. */
    @Nullable
    String branch() {
        return ref == null || !ref.startsWith(BRANCHES) ? null : ref.substring(BRANCHES.length());
    }

    /** Null if the branch is gone, or the host does not say properly. */
    @Nullable
    String commit() {
        return Boolean.TRUE.equals(deleted) ? null : commit(after);
    }

    /** Null if the branch is new, or the host does not say properly. */
    @Nullable
    String commitBefore() {
        return commit(before);
    }

    private static @Nullable String commit(@Nullable String sha) {
        return sha == null || !sha.matches("[0-9a-f]{40}") || sha.matches("0+") ? null : sha;
    }

    /** All files that the push has changed; empty if the host does not say, and then it may be any. */
    List<String> files() {
        if (Boolean.TRUE.equals(forced) || commits == null) {
            return List.of();
        }
        return commits.stream().flatMap(Change::files).distinct().toList();
    }

    boolean concerns(String location) {
        var wanted = normal(location);
        return repository != null && repository.addresses().map(Push::normal).anyMatch(wanted::equals);
    }

    /** One repository may be written with or without {@code .git} and, on this machine, with or without a scheme. */
    private static String normal(String address) {
        var text = address.startsWith("file://") ? address.substring("file://".length()) : address;
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.endsWith(".git") ? text.substring(0, text.length() - ".git".length()) : text;
    }

    /** The repository's main branch; null if the host does not say. */
    @Nullable
    String mainBranch() {
        return repository == null ? null : repository.mainBranch();
    }
}
