package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid description of one entity.
 *
 * @param content the whole of it, with the texts of other files that it names put in
 * @param yaml as it was written, from line {@code line} of the file on
 */
public record Descriptor(
        EntityRef ref,
        @Nullable String title,
        @Nullable String description,
        @Nullable String type,
        @Nullable String lifecycle,
        @Nullable EntityRef owner,
        @Nullable EntityRef system,
        List<String> tags,
        List<DeclaredRelation> relations,
        ObjectNode content,
        String yaml,
        String file,
        int line) {

    public Descriptor {
        tags = List.copyOf(tags);
        relations = List.copyOf(relations);
    }
}
