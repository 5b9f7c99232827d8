package dev.quarterdeck.search;

import java.util.List;
import java.util.stream.Stream;
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
    private final RecordSearchQuery records;

    Search(EntitySearchQuery entities, DocSearchQuery docs, RecordSearchQuery records) {
        this.entities = entities;
        this.docs = docs;
        this.records = records;
    }

    /** Parts of docs pages that hold every word, the best first. */
    @Transactional(readOnly = true)
    public List<DocHit> docs(SearchText text, int limit) {
        return docs.containing(text, limit);
    }

    /** Releases, runs and people that hold every word; of each sort at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<RecordHit> records(SearchText text, int limit) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(records.releases(text, limit), records.runs(text, limit), records.people(text, limit))
                        .flatMap(List::stream)
                        .toList();
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
