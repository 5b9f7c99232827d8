package dev.quarterdeck.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Where an entity was read.
 *
 * @param location the path of a folder, or the path or URL of a Git repository
 * @param branch of the repository; null for a folder, and for whatever branch the repository says is its main one
 * @param file of the descriptor, from the root of the folder or repository
 * @param line on which the descriptor begins, from 1
 */
public record Origin(
        long sourceId,
        SourceKind kind,
        String location,
        @Nullable String branch,
        String file,
        int line) {

    /** The folder of the descriptor from the root, empty for the root itself. */
    public String folder() {
        var slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }
}
