package dev.quarterdeck.workloads.cluster.applyset;

import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource;
import dev.quarterdeck.workloads.cluster.applyset.source.ManifestSource.GitFolder;
import dev.quarterdeck.workloads.cluster.applyset.source.Rendered;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written down with a set, in the cluster: where it came from, so that it can be applied again. */
public final class SetFacts {

    private static final String REPOSITORY = "repository";
    private static final String REVISION = "revision";
    private static final String PATH = "path";
    private static final String VALUES = "values";
    private static final String COMMIT = "commit";
    private static final String BY = "applied-by";
    private static final String AT = "applied-at";

    private SetFacts() {}

    /** What the audit log has too. */
    static Map<String, String> of(ManifestSource source, Rendered rendered) {
        var facts = new HashMap<String, String>();
        if (source instanceof GitFolder folder) {
            facts.put(REPOSITORY, folder.repository());
            facts.put(REVISION, folder.revision());
            facts.put(PATH, folder.path());
            facts.put(VALUES, String.join("\n", folder.values()));
        }
        if (rendered.commit() != null) {
            facts.put(COMMIT, rendered.commit());
        }
        facts.put("digest", rendered.digest());
        return facts;
    }

    static Map<String, String> with(Map<String, String> facts, String actor, Instant at) {
        var all = new HashMap<>(facts);
        all.put(BY, actor);
        all.put(AT, at.toString());
        return all;
    }

    /** Empty if it was a text, or somebody else wrote it down. */
    public static Optional<GitFolder> folder(Map<String, String> facts) {
        return Optional.ofNullable(facts.get(REPOSITORY))
                .map(repository -> new GitFolder(
                        repository,
                        facts.getOrDefault(REVISION, ""),
                        facts.getOrDefault(PATH, ""),
                        facts.getOrDefault(VALUES, "").lines().toList()));
    }

    public static @Nullable String commit(Map<String, String> facts) {
        return facts.get(COMMIT);
    }

    public static @Nullable String appliedBy(Map<String, String> facts) {
        return facts.get(BY);
    }

    /** Null if nobody wrote it down, or not as the portal does. */
    public static @Nullable Instant appliedAt(Map<String, String> facts) {
        var at = facts.get(AT);
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
