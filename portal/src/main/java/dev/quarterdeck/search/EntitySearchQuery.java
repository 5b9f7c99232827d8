package dev.quarterdeck.search;

import static dev.quarterdeck.db.Tables.ENTITY;
import static dev.quarterdeck.db.Tables.STARRED_ENTITY;
import static dev.quarterdeck.db.Tables.TEAM_MEMBER;
import static dev.quarterdeck.db.Tables.VISITED_ENTITY;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finds entities with the trigram index over what they are called and described as. */
@Repository
class EntitySearchQuery {

    /** More matches than anybody reads; ranking them all would make a common word slow. */
    private static final int RANKED = 2_000;

    /** From here on a part of a word holds a trigram, so the index can find it anywhere. */
    private static final int TRIGRAM = 3;

    private final DSLContext db;

    EntitySearchQuery(DSLContext db) {
        this.db = db;
    }

    /** Those that hold every word, best name first; of every kind if {@code kind} is null. */
    List<EntityHit> containing(SearchText text, String username, @Nullable String kind, int limit) {
        var ofKind = kind == null ? noCondition() : ENTITY.KIND.eq(kind);
        var named = select(ENTITY.REF)
                .from(ENTITY)
                .where(ENTITY.NAME.eq(text.asName()))
                .and(ofKind);
        var found = select(ENTITY.REF)
                .from(ENTITY)
                .where(and(text.words().stream().map(EntitySearchQuery::holds).toList()))
                .and(ofKind)
                .limit(RANKED);
        return db.select(ENTITY.REF.convertFrom(EntityRef::of), ENTITY.TITLE, ENTITY.TYPE, ENTITY.OWNER_REF)
                .from(ENTITY)
                .where(ENTITY.REF.in(named.union(found)))
                .orderBy(
                        field(ENTITY.NAME.eq(text.asName())).desc(),
                        field(ENTITY.NAME.startsWith(text.asName())).desc(),
                        field(ENTITY.NAME.contains(text.asName())).desc(),
                        nearness(username).desc(),
                        // what needs no namespace to be named is meant more often
                        field(ENTITY.NAMESPACE.eq(EntityRef.DEFAULT_NAMESPACE)).desc(),
                        length(ENTITY.NAME),
                        ENTITY.NAME,
                        ENTITY.REF)
                .limit(limit)
                .fetch(mapping(EntityHit::new));
    }

    /** How much an entity is somebody's own business: a star counts most, then a visit, then the team. */
    private static Field<Integer> nearness(String username) {
        var starred = ENTITY.REF.in(
                select(STARRED_ENTITY.REF).from(STARRED_ENTITY).where(STARRED_ENTITY.USERNAME.eq(username)));
        var visited = ENTITY.REF.in(
                select(VISITED_ENTITY.REF).from(VISITED_ENTITY).where(VISITED_ENTITY.USERNAME.eq(username)));
        var mine = ENTITY.OWNER_REF.in(select(inline("group:default/").concat(TEAM_MEMBER.TEAM))
                .from(TEAM_MEMBER)
                .where(TEAM_MEMBER.USERNAME.eq(username)));
        return when(starred, 4)
                .otherwise(0)
                .plus(when(visited, 2).otherwise(0))
                .plus(when(mine, 1).otherwise(0));
    }

    /** What somebody starred, by name, then what they visited last. */
    List<EntityHit> atHand(String username, int limit) {
        return db.select(ENTITY.REF.convertFrom(EntityRef::of), ENTITY.TITLE, ENTITY.TYPE, ENTITY.OWNER_REF)
                .from(ENTITY)
                .leftJoin(STARRED_ENTITY)
                .on(STARRED_ENTITY.REF.eq(ENTITY.REF))
                .and(STARRED_ENTITY.USERNAME.eq(username))
                .leftJoin(VISITED_ENTITY)
                .on(VISITED_ENTITY.REF.eq(ENTITY.REF))
                .and(VISITED_ENTITY.USERNAME.eq(username))
                .where(ENTITY.REF.in(select(STARRED_ENTITY.REF)
                        .from(STARRED_ENTITY)
                        .where(STARRED_ENTITY.USERNAME.eq(username))
                        .union(select(VISITED_ENTITY.REF)
                                .from(VISITED_ENTITY)
                                .where(VISITED_ENTITY.USERNAME.eq(username)))))
                .orderBy(
                        field(STARRED_ENTITY.REF.isNotNull()).desc(),
                        when(STARRED_ENTITY.REF.isNotNull(), ENTITY.NAME),
                        VISITED_ENTITY.VISITED_AT.desc())
                .limit(limit)
                .fetch(mapping(EntityHit::new));
    }

    private static Condition holds(String word) {
        if (word.length() >= TRIGRAM) {
            return ENTITY.SEARCH_TEXT.contains(word);
        }
        return ENTITY.SEARCH_TEXT
                .startsWith(word)
                .or(ENTITY.SEARCH_TEXT.contains(" " + word))
                .or(ENTITY.SEARCH_TEXT.contains("-" + word));
    }

    /** Those with a word spelt like the text, closest first. */
    List<EntityHit> resembling(SearchText text, @Nullable String kind, int limit) {
        var typed = val(text.asName());
        var likeness = field("word_similarity({0}, {1})", Double.class, typed, ENTITY.SEARCH_TEXT);
        return db.select(ENTITY.REF.convertFrom(EntityRef::of), ENTITY.TITLE, ENTITY.TYPE, ENTITY.OWNER_REF)
                .from(ENTITY)
                .where(condition("{0} <% {1}", typed, ENTITY.SEARCH_TEXT))
                .and(kind == null ? noCondition() : ENTITY.KIND.eq(kind))
                .orderBy(likeness.desc(), length(ENTITY.NAME), ENTITY.NAME, ENTITY.REF)
                .limit(limit)
                .fetch(mapping(EntityHit::new));
    }

    /** Takes effect until the transaction ends: how alike two words must be, from 0 to 1. */
    void tolerate(double likeness) {
        db.select(field(
                        "set_config({0}, {1}, true)",
                        String.class, val("pg_trgm.word_similarity_threshold"), val(Double.toString(likeness))))
                .fetch();
    }
}
