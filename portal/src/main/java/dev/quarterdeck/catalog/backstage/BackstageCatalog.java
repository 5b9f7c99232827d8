package dev.quarterdeck.catalog.backstage;

import dev.quarterdeck.catalog.backstage.Slice.Position;
import dev.quarterdeck.platform.EntityRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The catalog in Backstage's shape; entities are JSON texts. */
@Component
@Transactional(readOnly = true)
public class BackstageCatalog {

    private final EntityDocumentQuery documents;
    private final FacetCountQuery facets;

    BackstageCatalog(EntityDocumentQuery documents, FacetCountQuery facets) {
        this.documents = documents;
        this.facets = facets;
    }

    public Optional<String> find(EntityRef ref) {
        return documents.find(ref.toString());
    }

    public Optional<String> findByUid(String uid) {
        return documents.findByUid(uid);
    }

    /** By reference; those that are not there, or not as asked, are missing. */
    public Map<String, String> find(Collection<EntityRef> refs, Criterion criterion) {
        return documents.find(refs.stream().map(EntityRef::toString).toList(), criterion);
    }

    public long count(EntityRequest request) {
        return documents.count(request);
    }

    /**
     * @param from the place that it begins after, or ends before if {@code backwards}; null for the beginning
     * @param offset entities to leave out after that
     */
    public Slice slice(EntityRequest request, @Nullable Position from, boolean backwards, int offset, int limit) {
        return documents.slice(request, from, backwards, offset, limit);
    }

    /** How many entities have which value, by key and value. */
    public Map<String, List<FacetValue>> facets(List<String> keys, Criterion criterion) {
        var counts = new LinkedHashMap<String, List<FacetValue>>();
        keys.forEach(key -> counts.put(key, facets.of(key, criterion)));
        return counts;
    }
}
