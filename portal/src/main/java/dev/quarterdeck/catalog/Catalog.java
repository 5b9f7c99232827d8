package dev.quarterdeck.catalog;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything there is and who owns it. */
@Component
@Transactional(readOnly = true)
public class Catalog {

    private final EntryQuery entries;
    private final SearchQuery search;

    Catalog(EntryQuery entries, SearchQuery search) {
        this.entries = entries;
        this.search = search;
    }

    /** @throws EntityNotFound if the catalog has no such entity */
    public CatalogEntry find(EntityRef ref) {
        return lookUp(ref).orElseThrow(() -> new EntityNotFound(ref));
    }

    public Optional<CatalogEntry> lookUp(EntityRef ref) {
        return entries.find(ref);
    }

    /** @throws EntityNotFound if the catalog has no such entity */
    public EntityDescription describe(EntityRef ref) {
        return entries.describe(ref).orElseThrow(() -> new EntityNotFound(ref));
    }

    /** By a part of its name, title, tags or description, also a mistyped one; nearest first. */
    public List<CatalogMatch> search(String text, int limit) {
        var q = text.strip();
        if (q.isEmpty()) {
            return List.of();
        }
        var found = search.containing(q, limit);
        return found.isEmpty() ? search.resembling(q, limit) : found;
    }
}
