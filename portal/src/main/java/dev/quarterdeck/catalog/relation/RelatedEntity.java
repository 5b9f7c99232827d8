package dev.quarterdeck.catalog.relation;

import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the other end of a relation.
 *
 * @param known whether anything describes it
 */
public record RelatedEntity(
        EntityRef ref, @Nullable String title, @Nullable String type, boolean known) {

    /** What to call it on screen. */
    public String label() {
        return title == null ? ref.name() : title;
    }
}
