package dev.quarterdeck.catalog;

import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Entities as the catalog keeps them, for tests of what reads its table. */
public final class CatalogRows {

    private final DSLContext db;
    private final long source;

    public CatalogRows(DSLContext db) {
        this.db = db;
        this.source = db.insertInto(CATALOG_SOURCE)
                .set(CATALOG_SOURCE.KIND, "folder")
                .set(CATALOG_SOURCE.LOCATION, "/shop")
                .returning(CATALOG_SOURCE.ID)
                .fetchSingle()
                .getId();
    }

    public void add(String ref, String description, @Nullable String owner) {
        var entity = EntityRef.of(ref);
        db.insertInto(ENTITY)
                .set(ENTITY.REF, ref)
                .set(ENTITY.KIND, entity.kind())
                .set(ENTITY.NAMESPACE, entity.namespace())
                .set(ENTITY.NAME, entity.name())
                .set(ENTITY.DESCRIPTION, description)
                .set(ENTITY.OWNER_REF, owner)
                .set(ENTITY.DESCRIPTOR, JSONB.valueOf("{}"))
                .set(ENTITY.SOURCE_ID, source)
                .set(ENTITY.FILE, "catalog-info.yaml")
                .set(ENTITY.LINE, 1)
                .set(ENTITY.YAML, "")
                .set(ENTITY.DIGEST, "")
                .set(ENTITY.UPDATED_AT, Instant.EPOCH)
                .set(ENTITY.SEARCH_TEXT, (entity.name() + " " + description).toLowerCase(Locale.ROOT))
                .execute();
    }
}
