package dev.quarterdeck.platform.git;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** @param name of a branch or a tag, or the whole id of a commit; null for the main branch */
record Revision(@Nullable String name) {

    Optional<ObjectId> id() {
        return name != null && ObjectId.isId(name) ? Optional.of(ObjectId.fromString(name)) : Optional.empty();
    }

    /** What may be meant by its name, the likeliest first; empty if nothing can have it. */
    List<String> refs() {
        if (name == null) {
            return List.of(Constants.HEAD);
        }
        return Repository.isValidRefName(branch()) ? List.of(branch(), Constants.R_TAGS + name) : List.of();
    }

    /** By which its copy is known; commits by their ids share one. */
    String key() {
        if (name == null) {
            return Constants.HEAD;
        }
        return id().isPresent() ? "commits" : branch();
    }

    private String branch() {
        return Constants.R_HEADS + name;
    }

    @Override
    public String toString() {
        return name == null ? "commit at " + Constants.HEAD : "branch, tag or commit '%s'".formatted(name);
    }
}
