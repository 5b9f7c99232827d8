package dev.quarterdeck.search;

import java.util.List;

/**
 * Entities, best first.
 *
 * @param guessed none holds the words that were typed; these are spelt alike
 */
public record SearchResult(List<EntityHit> entities, boolean guessed) {

    public SearchResult {
        entities = List.copyOf(entities);
    }
}
