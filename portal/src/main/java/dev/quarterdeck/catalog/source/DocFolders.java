package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.descriptor.Descriptor;
import dev.quarterdeck.catalog.descriptor.SourcePath;
import dev.quarterdeck.catalog.docs.DocFolder;
import dev.quarterdeck.catalog.source.tree.SourceTree;
import dev.quarterdeck.platform.EntityRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the docs of entities: README.md and docs/ beside the descriptor, or the folder that
 * {@code backstage.io/techdocs-ref} names. Of several entities in one file the first has what is beside it.
 */
final class DocFolders {

    private static final String ANNOTATION = "/metadata/annotations/backstage.io~1techdocs-ref";
    private static final int PAGES = 200;

    private final NavigableSet<String> files;
    private final List<DocFolder> folders = new ArrayList<>();
    private final Set<String> described = new HashSet<>();

    DocFolders(SourceTree tree) {
        this.files = new TreeSet<>(tree.files());
    }

    void note(Descriptor descriptor) {
        var named = descriptor.content().at(ANNOTATION);
        note(descriptor.ref(), descriptor.file(), named.isString() ? named.asString() : null);
    }

    /** @param named what the annotation says; null if there is none */
    void note(EntityRef ref, String file, @Nullable String named) {
        var first = described.add(file);
        if (named != null && named.startsWith("dir:")) {
            SourcePath.resolve(file, named.substring("dir:".length()))
                    .ifPresent(path -> add(ref, path.isEmpty() ? "" : path + "/"));
        } else if (first) {
            add(ref, file.substring(0, file.lastIndexOf('/') + 1));
        }
    }

    /** Whether the source has anything that could be docs. */
    boolean arePossible() {
        return files.stream().anyMatch(file -> file.endsWith(".md"));
    }

    private void add(EntityRef ref, String folder) {
        var pages = new ArrayList<String>();
        Optional.of(folder + "README.md").filter(files::contains).ifPresent(pages::add);
        Optional.of(folder + "docs/index.md").filter(files::contains).ifPresent(pages::add);
        for (var file : files.tailSet(folder + "docs/")) {
            if (!file.startsWith(folder + "docs/") || pages.size() == PAGES) {
                break;
            }
            if (file.endsWith(".md") && !pages.contains(file)) {
                pages.add(file);
            }
        }
        if (!pages.isEmpty()) {
            folders.add(new DocFolder(ref, folder, pages));
        }
    }

    List<DocFolder> found() {
        return folders;
    }
}
