package dev.quarterdeck.catalog.relation;

import dev.quarterdeck.catalog.RelationType;
import java.util.List;

/**
 * All relations of one type that an entity has in one direction.
 *
 * @param inverse whether the entity is the target of them
 * @param first by reference, at most {@value Relations#SHOWN}
 * @param total of which {@code first} are the first
 */
public record RelationGroup(RelationType type, boolean inverse, List<RelatedEntity> first, long total) {

    public RelationGroup {
        first = List.copyOf(first);
    }

    /** As Backstage calls it, seen from the entity. */
    public String word() {
        return inverse ? type.inverseWord() : type.word();
    }

    public String heading() {
        return inverse ? type.inverseHeading() : type.heading();
    }

    public long more() {
        return total - first.size();
    }
}
