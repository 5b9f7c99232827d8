package dev.quarterdeck.workloads.cluster.applyset.source;

import java.util.List;

/** Where manifests come from. */
public sealed interface ManifestSource {

    /** @param yaml documents as kubectl takes them */
    record Text(String yaml) implements ManifestSource {}

    /**
     * A folder in a repository.
     *
     * @param repository an address without a name or a password, or the absolute path of a folder on the portal's machine
     * @param revision a branch, a tag or the whole id of a commit; blank for the main branch
     * @param path from the root of the repository; blank for the whole
     * @param values files with values for a chart, from the root of the repository, the last counts most; others have none
     */
    record GitFolder(String repository, String revision, String path, List<String> values) implements ManifestSource {

        public GitFolder {
            values = List.copyOf(values);
        }
    }
}
