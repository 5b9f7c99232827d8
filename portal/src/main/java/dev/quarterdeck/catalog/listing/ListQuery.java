package dev.quarterdeck.catalog.listing;

import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.ENVIRONMENT;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.database.PlannedEachTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads one page of the catalog, from a key on. */
@Repository
class ListQuery {

    private static final char BETWEEN = '~';

    private final DSLContext db;

    ListQuery(DSLContext db) {
        this.db = PlannedEachTime.by(db);
    }

    Page<CatalogRow> page(CatalogFilter filter, CatalogOrder order, @Nullable String after, int limit) {
        var rows = db.with(AsOf.tables(filter.moment()))
                .select(
                        ENTITY.REF.convertFrom(EntityRef::of),
                        ENTITY.TITLE,
                        ENTITY.DESCRIPTION,
                        ENTITY.TYPE,
                        ENTITY.LIFECYCLE,
                        ENTITY.OWNER_REF.convertFrom(EntityRef::ofNullable),
                        ENTITY.SYSTEM_REF.convertFrom(EntityRef::ofNullable),
                        filter.at() == null ? inProduction() : castNull(String.class),
                        ENTITY.UPDATED_AT,
                        ENTITY.ORPHANED_AT)
                .from(ENTITY)
                .where(Matching.matches(filter))
                .and(after == null ? noCondition() : isAfter(order, after))
                .orderBy(orderBy(order))
                .limit(limit + 1)
                .fetch(mapping(CatalogRow::new));
        return Page.of(rows, limit, row -> key(order, row));
    }

    private static Field<String> inProduction() {
        return field(select(RELEASE.VERSION)
                .from(DESIRED_WORKLOAD)
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.NAME.eq(DESIRED_WORKLOAD.ENVIRONMENT))
                .join(RELEASE)
                .on(RELEASE.ID.eq(DESIRED_WORKLOAD.RELEASE_ID))
                .where(DESIRED_WORKLOAD.COMPONENT.eq(ENTITY.REF))
                .and(ENVIRONMENT.PRODUCTION)
                .orderBy(ENVIRONMENT.POSITION.desc())
                .limit(1));
    }

    private static List<OrderField<?>> orderBy(CatalogOrder order) {
        return switch (order) {
            case NAME -> List.of(ENTITY.NAME, ENTITY.REF);
            case CHANGED -> List.of(ENTITY.UPDATED_AT.desc(), ENTITY.REF.desc());
        };
    }

    private static Condition isAfter(CatalogOrder order, String key) {
        return switch (order) {
            case NAME ->
                row(ENTITY.NAME, ENTITY.REF)
                        .gt(EntityRef.of(key).name(), EntityRef.of(key).toString());
            case CHANGED -> {
                var parts = key.split(String.valueOf(BETWEEN), 2);
                yield row(ENTITY.UPDATED_AT, ENTITY.REF).lt(val(instant(parts[0])), val(parts[parts.length - 1]));
            }
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("No page of the list begins after '%s'".formatted(text), e);
        }
    }

    private static String key(CatalogOrder order, CatalogRow row) {
        return switch (order) {
            case NAME -> row.ref().toString();
            case CHANGED -> row.changedAt().toString() + BETWEEN + row.ref();
        };
    }
}
