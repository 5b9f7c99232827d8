package dev.quarterdeck.catalog.docs;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;

/**
 * Where the docs of an entity are.
 *
 * @param path from the root of the source, empty or with a slash at its end
 * @param files the markdown files in it, by path from the root of the source, the first page first
 */
public record DocFolder(EntityRef ref, String path, List<String> files) {

    public DocFolder {
        files = List.copyOf(files);
    }
}
