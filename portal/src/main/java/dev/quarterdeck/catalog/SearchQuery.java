package dev.quarterdeck.catalog;

import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finds entities by what somebody types. */
@Repository
class SearchQuery {

    /** Of what contains the text, so many are compared; more would only be slower. */
    private static final int CANDIDATES = 300;

    /** Shorter texts are in nearly every name, and no index finds them. */
    private static final int WORD = 3;

    private final DSLContext db;

    SearchQuery(DSLContext db) {
        this.db = db;
    }

    /** Whose name begins with the text, or that contain it; nearest first. */
    List<CatalogMatch> containing(String text, int limit) {
        var q = text.toLowerCase(Locale.ROOT);
        var begins = ENTITY.NAME.startsWith(q);
        return best(q, q.length() < WORD ? begins : begins.or(ENTITY.SEARCH_TEXT.contains(q)), limit);
    }

    /** That contain something like the text, for whoever mistyped it; nearest first. */
    List<CatalogMatch> resembling(String text, int limit) {
        var q = text.toLowerCase(Locale.ROOT);
        return best(q, condition("{0} <% {1}", val(q), ENTITY.SEARCH_TEXT), limit);
    }

    private List<CatalogMatch> best(String q, Condition condition, int limit) {
        // called like the table, so that its columns can be named like the table's
        var candidates = select(ENTITY.fields())
                .from(ENTITY)
                .where(condition)
                .limit(CANDIDATES)
                .asTable(ENTITY.getName());
        return db.select(
                        ENTITY.REF.convertFrom(EntityRef::of),
                        ENTITY.TITLE,
                        ENTITY.TYPE,
                        ENTITY.OWNER_REF.convertFrom(SearchQuery::ref),
                        ENTITY.DESCRIPTION)
                .from(candidates)
                .orderBy(
                        ENTITY.NAME.eq(q).desc(),
                        ENTITY.NAME.startsWith(q).desc(),
                        similarity(q, ENTITY.NAME).desc(),
                        ENTITY.KIND.eq("component").desc(),
                        ENTITY.NAME,
                        ENTITY.REF)
                .limit(limit)
                .fetch(Records.mapping(CatalogMatch::new));
    }

    private static Field<Double> similarity(String q, Field<String> name) {
        return field("similarity({0}, {1})", Double.class, val(q), name);
    }

    private static @Nullable EntityRef ref(@Nullable String text) {
        return text == null ? null : EntityRef.of(text);
    }
}
