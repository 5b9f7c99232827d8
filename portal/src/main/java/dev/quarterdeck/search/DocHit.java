package dev.quarterdeck.search;

import dev.quarterdeck.platform.EntityRef;

/**
 * A part of a docs page that was found.
 *
 * @param path of the page among the entity's docs
 * @param anchor of the heading above it; empty at the beginning of the page
 * @param heading above it, or the page's title
 * @param excerpt some of its words around what was found
 */
public record DocHit(EntityRef entity, String path, String anchor, String heading, String excerpt) {

    /** Where the portal shows it. */
    public String address() {
        return "%s/docs/%s%s".formatted(entity.path(), path, anchor.isEmpty() ? "" : "#" + anchor);
    }
}
