package dev.quarterdeck.catalog;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything there is and who owns it. */
@Component
public class Catalog {

    private final EntryQuery entries;

    Catalog(EntryQuery entries) {
        this.entries = entries;
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
        return describe(ref, null);
    }

    /**
     * What it was at a moment of the past.
     *
     * @param at null for now
     * @throws EntityNotFound if the catalog had no such entity
     */
    public EntityDescription describe(EntityRef ref, @Nullable Instant at) {
        return entries.describe(ref, at).orElseThrow(() -> new EntityNotFound(ref));
    }
}
