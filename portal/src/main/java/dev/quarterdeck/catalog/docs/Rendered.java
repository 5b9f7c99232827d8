package dev.quarterdeck.catalog.docs;

import java.util.List;

/**
 * What was made of a markdown file.
 *
 * @param title the first heading of level 1, or else the file's name
 * @param pictures paths from the root of the source of those that it shows
 */
record Rendered(String title, String html, List<Heading> contents, List<Section> sections, List<String> pictures) {

    Rendered {
        contents = List.copyOf(contents);
        sections = List.copyOf(sections);
        pictures = List.copyOf(pictures);
    }

    /** @param anchor of its heading; empty before the first */
    record Section(String anchor, String heading, String body) {}
}
