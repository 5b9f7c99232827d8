package dev.quarterdeck.workloads.cluster.applyset.web;

import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.cluster.applyset.SetDetail;
import dev.quarterdeck.workloads.cluster.applyset.SetName;
import dev.quarterdeck.workloads.cluster.applyset.SetWish;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.GitFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.Text;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a set, as they type it.
 *
 * @param from {@code text} or {@code git}
 * @param values files, each on a line
 * @param seen digest of the manifests that they saw
 * @param take whether others lose what they see to
 * @param prune which leftovers go
 */
public record SetForm(
        @Nullable String namespace,
        @Nullable String name,
        @Nullable String from,
        @Nullable String manifests,
        @Nullable String repository,
        @Nullable String revision,
        @Nullable String path,
        @Nullable String values,
        @Nullable String seen,
        @Nullable Boolean take,
        @Nullable List<String> prune,
        @Nullable String reason) {

    static SetForm empty() {
        return new SetForm(null, null, "text", null, null, null, null, null, null, null, null, null);
    }

    /** To apply the same again. */
    static SetForm of(SetDetail detail) {
        var folder = detail.folder();
        return new SetForm(
                detail.name().namespace(),
                detail.name().name(),
                folder == null ? "text" : "git",
                null,
                folder == null ? null : folder.repository(),
                folder == null ? null : folder.revision(),
                folder == null ? null : folder.path(),
                folder == null ? null : String.join("\n", folder.values()),
                null,
                null,
                null,
                null);
    }

    SetForm withManifests(String text) {
        return new SetForm(namespace, name, from, text, repository, revision, path, values, seen, take, prune, reason);
    }

    public boolean isFromGit() {
        return "git".equals(from);
    }

    /** @throws IllegalArgumentException that begins with the field that is missing */
    SetName set(String cluster) {
        return SetName.of(cluster, namespace, name);
    }

    /** @throws IllegalArgumentException that begins with the field that is missing */
    ManifestSource source() {
        if (!isFromGit()) {
            return new Text(text(manifests));
        }
        if (text(repository).isBlank()) {
            throw new IllegalArgumentException("Repository: is missing");
        }
        return new GitFolder(
                text(repository).strip(),
                text(revision).strip(),
                text(path).strip(),
                text(values)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    /** @throws IllegalArgumentException if the reason is too short */
    SetWish wish(String actor, boolean isAdministrator) {
        if (Reason.isTooShort(text(reason).strip())) {
            throw new IllegalArgumentException("Reason: " + Reason.TOO_SHORT);
        }
        return new SetWish(
                seen,
                Boolean.TRUE.equals(take),
                prune == null ? Set.of() : Set.copyOf(prune),
                actor,
                isAdministrator,
                text(reason).strip());
    }

    private static String text(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }
}
