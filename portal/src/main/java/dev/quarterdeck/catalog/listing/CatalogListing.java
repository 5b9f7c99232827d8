package dev.quarterdeck.catalog.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.catalog.CatalogRevision;
import dev.quarterdeck.platform.Page;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists what the catalog has. */
@Component
@Transactional(readOnly = true)
public class CatalogListing {

    private static final int FACETS = 1_000;

    /** A bound on how old they can get should this portal hear nothing of a change. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ListQuery list;
    private final FacetQuery facets;
    private final IndexQuery index;
    private final CatalogRevision revision;
    private final Cache<Asked, Facets> kept =
            Caffeine.newBuilder().maximumSize(FACETS).expireAfterWrite(LONGEST).build();

    CatalogListing(ListQuery list, FacetQuery facets, IndexQuery index, CatalogRevision revision) {
        this.list = list;
        this.facets = facets;
        this.index = index;
        this.revision = revision;
    }

    private record Asked(long revision, CatalogFilter filter) {}

    /** @param after where the page before it said the next one begins; null for the first */
    public Page<CatalogRow> page(CatalogFilter filter, CatalogOrder order, @Nullable String after, int limit) {
        return list.page(filter, order, after, limit);
    }

    public IndexStanding standing() {
        return index.standing();
    }

    /** Counted once until the catalog changes. */
    public Facets facets(CatalogFilter filter) {
        var now = revision.current();
        return now.isEmpty()
                ? facets.facets(filter)
                : kept.get(new Asked(now.getAsLong(), filter), asked -> facets.facets(asked.filter()));
    }
}
