package dev.quarterdeck.catalog.docs;

import java.time.Instant;
import java.util.List;

/**
 * A page as it is shown.
 *
 * @param path from the entity's folder, without {@code .md}
 * @param file from the root of its source
 * @param html without any markup but what was made of the markdown
 * @param updatedAt when its text was last found changed
 */
public record DocPage(String path, String file, String title, String html, List<Heading> contents, Instant updatedAt) {

    public DocPage {
        contents = List.copyOf(contents);
    }
}
