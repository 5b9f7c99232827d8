package dev.quarterdeck.catalog;

import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;

import dev.quarterdeck.catalog.EntityDescription.Link;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class EntryQuery {

    private static final TypeReference<Map<String, String>> ANNOTATIONS = new TypeReference<>() {};

    private static final TypeReference<List<Link>> LINKS = new TypeReference<>() {};

    private static final SelectField<Origin> ORIGIN = row(
                    ENTITY.SOURCE_ID,
                    CATALOG_SOURCE.KIND.convertFrom(SourceKind::of),
                    CATALOG_SOURCE.LOCATION,
                    CATALOG_SOURCE.BRANCH,
                    ENTITY.FILE,
                    ENTITY.LINE)
            .mapping(Origin::new);

    private final DSLContext db;
    private final JsonMapper json;

    EntryQuery(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<CatalogEntry> find(EntityRef ref) {
        return db.select(entry())
                .from(ENTITY)
                .join(CATALOG_SOURCE)
                .on(CATALOG_SOURCE.ID.eq(ENTITY.SOURCE_ID))
                .where(ENTITY.REF.eq(ref.toString()))
                .fetchOptional(Record1::value1);
    }

    /** @param at null for now */
    Optional<EntityDescription> describe(EntityRef ref, @Nullable Instant at) {
        return db.with(AsOf.tables(at))
                .select(
                        entry(),
                        field("coalesce({0} #> '{metadata,links}', '[]')", JSONB.class, ENTITY.DESCRIPTOR)
                                .convertFrom(links -> json.readValue(links.data(), LINKS)),
                        field("{0} #>> '{spec,definition}'", String.class, ENTITY.DESCRIPTOR),
                        ENTITY.YAML,
                        ENTITY.UPDATED_AT,
                        ENTITY.ORPHANED_AT)
                .from(ENTITY)
                .join(CATALOG_SOURCE)
                .on(CATALOG_SOURCE.ID.eq(ENTITY.SOURCE_ID))
                .where(ENTITY.REF.eq(ref.toString()))
                .fetchOptional(mapping(EntityDescription::new));
    }

    private SelectField<CatalogEntry> entry() {
        return row(
                        ENTITY.REF.convertFrom(EntityRef::of),
                        ENTITY.TITLE,
                        ENTITY.DESCRIPTION,
                        ENTITY.TYPE,
                        ENTITY.OWNER_REF.convertFrom(EntityRef::ofNullable),
                        ENTITY.SYSTEM_REF.convertFrom(EntityRef::ofNullable),
                        ENTITY.LIFECYCLE,
                        ENTITY.TAGS.convertFrom(Arrays::asList),
                        annotations().convertFrom(this::annotations),
                        ORIGIN)
                .mapping(CatalogEntry::new);
    }

    private static Field<JSONB> annotations() {
        return field("coalesce({0} #> '{metadata,annotations}', '{}')", JSONB.class, ENTITY.DESCRIPTOR);
    }

    private Map<String, String> annotations(JSONB annotations) {
        return json.readValue(annotations.data(), ANNOTATIONS);
    }
}
