package dev.quarterdeck.delivery.pipeline;

import dev.quarterdeck.platform.EntityRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the source of a component lies.
 *
 * @param repository path or URL; null if the component was read from a folder that is no repository
 * @param branch null for the repository's main one
 * @param folder of its catalog-info.yaml from the root, empty for the root; {@code pipeline.yaml} and
 *     {@code score.yaml} lie in it too
 * @param alsoBuiltFrom what else goes into it, as its annotation {@value #BUILT_FROM} says
 */
public record PipelineSource(
        EntityRef component,
        @Nullable String repository,
        @Nullable String branch,
        String folder,
        List<String> alsoBuiltFrom) {

    /** Files and folders from the root of the repository, separated by commas. */
    public static final String BUILT_FROM = "quarterdeck.dev/built-from";

    public PipelineSource {
        alsoBuiltFrom = List.copyOf(alsoBuiltFrom);
    }

    /** All that goes into it; empty for everything in the repository. */
    public List<String> paths() {
        if (folder.isEmpty()) {
            return List.of();
        }
        var paths = new ArrayList<>(alsoBuiltFrom);
        paths.addFirst(folder);
        return paths;
    }

    /** Whether one of {@code files} goes into it; true if there are none, since nobody knows then. */
    public boolean isBuiltFromAny(Collection<String> files) {
        return files.isEmpty()
                || folder.isEmpty()
                || files.stream()
                        .anyMatch(file ->
                                paths().stream().anyMatch(path -> file.equals(path) || file.startsWith(path + "/")));
    }

    /** A file beside its catalog-info.yaml, from the root of the repository. */
    public String file(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
