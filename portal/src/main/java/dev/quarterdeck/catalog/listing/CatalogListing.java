package dev.quarterdeck.catalog.listing;

import dev.quarterdeck.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists what the catalog has. */
@Component
@Transactional(readOnly = true)
public class CatalogListing {

    private final ListQuery list;
    private final FacetQuery facets;

    CatalogListing(ListQuery list, FacetQuery facets) {
        this.list = list;
        this.facets = facets;
    }

    /** @param after where the page before it said the next one begins; null for the first */
    public Page<CatalogRow> page(CatalogFilter filter, CatalogOrder order, @Nullable String after, int limit) {
        return list.page(filter, order, after, limit);
    }

    public Facets facets(CatalogFilter filter) {
        return facets.facets(filter);
    }
}
