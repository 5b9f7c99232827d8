package dev.quarterdeck.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds entities and docs by what somebody remembers of them. */
@Component
public class Search {

    /** Lets {@code ordr} find {@code order} and {@code invetory} find {@code inventory}, but {@code cat} no {@code car}. */
    private static final double LIKENESS = 0.45;

    private final EntitySearchQuery entities;
    private final DocSearchQuery docs;

    Search(EntitySearchQuery entities, DocSearchQuery docs) {
        this.entities = entities;
        this.docs = docs;
    }

    /** Parts of docs pages that hold every word, the best first. */
    @Transactional(readOnly = true)
    public List<DocHit> docs(SearchText text, int limit) {
        return docs.containing(text, limit);
    }

    /** What a person starred, and what they visited last; each once. */
    @Transactional(readOnly = true)
    public List<EntityHit> atHand(String username, int limit) {
        return entities.atHand(username, limit);
    }

    /**
     * @param username of who searches: of names that fit alike, those come first that are starred, visited or their teams'
     * @param kind such as {@code component}; null for all
     */
    @Transactional(readOnly = true)
    public SearchResult find(SearchText text, String username, @Nullable String kind, int limit) {
        if (text.isEmpty()) {
            return new SearchResult(List.of(), false);
        }
        var found = entities.containing(text, username, kind, limit);
        if (!found.isEmpty()) {
            return new SearchResult(found, false);
        }
        entities.tolerate(LIKENESS);
        return new SearchResult(entities.resembling(text, kind, limit), true);
    }
}
