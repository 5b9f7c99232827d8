package dev.quarterdeck.catalog.relation;

import java.util.List;

/**
 * What an entity depends on, or what depends on it, directly and through others.
 *
 * @param first the nearest ones, at most {@value Relations#REACHED}
 * @param total of which {@code first} are the nearest
 */
public record Reach(List<Step> first, long total) {

    public Reach {
        first = List.copyOf(first);
    }

    /** @param distance 1 for what is related directly */
    public record Step(RelatedEntity entity, int distance) {}

    public long more() {
        return total - first.size();
    }
}
