package dev.quarterdeck.signals.dashboard;

import static dev.quarterdeck.db.Tables.DASHBOARD;
import static dev.quarterdeck.db.Tables.DASHBOARD_VERSION;
import static dev.quarterdeck.db.Tables.STARRED_DASHBOARD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import dev.quarterdeck.db.tables.records.DashboardRecord;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.signals.dashboard.Dashboard.Kept;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DashboardRepository {

    private final DSLContext db;
    private final JsonMapper json;

    DashboardRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<Dashboard> find(String name) {
        return db.selectFrom(DASHBOARD).where(DASHBOARD.NAME.eq(name)).fetchOptional(this::dashboard);
    }

    /** Nobody changes it until the transaction ends. */
    void lock(String name) {
        db.select(DASHBOARD.ID)
                .from(DASHBOARD)
                .where(DASHBOARD.NAME.eq(name))
                .forUpdate()
                .fetch();
    }

    private Dashboard dashboard(DashboardRecord row) {
        return new Dashboard(
                definition(row.getDefinition()),
                new Kept(row.getId(), row.getVersion(), row.getChangedBy(), row.getChangedAt()));
    }

    private Definition definition(JSONB definition) {
        return DashboardCode.read(json.readTree(definition.data()));
    }

    /** Empty if one of that name is there already. */
    Optional<Kept> insert(Definition definition, String change, String actor, Instant now) {
        var id = db.insertInto(DASHBOARD)
                .set(DASHBOARD.NAME, definition.name())
                .set(DASHBOARD.TITLE, definition.title())
                .set(DASHBOARD.OWNER, definition.owner().toString())
                .set(DASHBOARD.DEFINITION, jsonb(definition))
                .set(DASHBOARD.VERSION, 1)
                .set(DASHBOARD.CHANGED_BY, actor)
                .set(DASHBOARD.CHANGED_AT, now)
                .onConflictDoNothing()
                .returning(DASHBOARD.ID)
                .fetchOptional(DashboardRecord::getId);
        return id.map(one -> {
            var kept = new Kept(one, 1, actor, now);
            keep(kept, definition, change);
            return kept;
        });
    }

    Kept update(Kept before, Definition definition, String change, String actor, Instant now) {
        var kept = new Kept(before.id(), before.version() + 1, actor, now);
        var updated = db.update(DASHBOARD)
                .set(DASHBOARD.TITLE, definition.title())
                .set(DASHBOARD.OWNER, definition.owner().toString())
                .set(DASHBOARD.DEFINITION, jsonb(definition))
                .set(DASHBOARD.VERSION, kept.version())
                .set(DASHBOARD.CHANGED_BY, actor)
                .set(DASHBOARD.CHANGED_AT, now)
                .where(DASHBOARD.ID.eq(before.id()))
                .and(DASHBOARD.VERSION.eq(before.version()))
                .execute();
        if (updated != 1) {
            throw new IllegalStateException("Dashboard %s was changed under its lock".formatted(definition.name()));
        }
        keep(kept, definition, change);
        return kept;
    }

    private void keep(Kept kept, Definition definition, String change) {
        db.insertInto(DASHBOARD_VERSION)
                .set(DASHBOARD_VERSION.DASHBOARD, kept.id())
                .set(DASHBOARD_VERSION.VERSION, kept.version())
                .set(DASHBOARD_VERSION.DEFINITION, jsonb(definition))
                .set(DASHBOARD_VERSION.CHANGE, change)
                .set(DASHBOARD_VERSION.CHANGED_BY, kept.changedBy())
                .set(DASHBOARD_VERSION.CHANGED_AT, kept.changedAt())
                .execute();
    }

    void delete(long id) {
        db.deleteFrom(DASHBOARD).where(DASHBOARD.ID.eq(id)).execute();
    }

    /** The newest first. */
    List<DashboardVersion> versions(long id, int limit) {
        return db.select(
                        DASHBOARD_VERSION.VERSION,
                        DASHBOARD_VERSION.CHANGE,
                        DASHBOARD_VERSION.CHANGED_BY,
                        DASHBOARD_VERSION.CHANGED_AT)
                .from(DASHBOARD_VERSION)
                .where(DASHBOARD_VERSION.DASHBOARD.eq(id))
                .orderBy(DASHBOARD_VERSION.VERSION.desc())
                .limit(limit)
                .fetch(mapping(DashboardVersion::new));
    }

    Optional<Definition> version(long id, int version) {
        return db.select(DASHBOARD_VERSION.DEFINITION)
                .from(DASHBOARD_VERSION)
                .where(DASHBOARD_VERSION.DASHBOARD.eq(id))
                .and(DASHBOARD_VERSION.VERSION.eq(version))
                .fetchOptional(row -> definition(row.value1()));
    }

    /**
     * By title.
     *
     * @param owners whose; null for everybody's
     * @param starred only those
     * @param text in the title or the name, in any case
     */
    Page<DashboardRow> page(
            String username,
            @Nullable Collection<EntityRef> owners,
            boolean starred,
            String text,
            @Nullable String after,
            int limit) {
        var star = exists(selectOne()
                .from(STARRED_DASHBOARD)
                .where(STARRED_DASHBOARD.USERNAME.eq(username))
                .and(STARRED_DASHBOARD.NAME.eq(DASHBOARD.NAME)));
        var owned = owners == null
                ? noCondition()
                : DASHBOARD.OWNER.in(owners.stream().map(EntityRef::toString).toList());
        var rows = db.select(
                        DASHBOARD.NAME,
                        DASHBOARD.TITLE,
                        DASHBOARD.OWNER.convertFrom(EntityRef::of),
                        DASHBOARD.CHANGED_BY,
                        DASHBOARD.CHANGED_AT,
                        inline(""),
                        field(star))
                .from(DASHBOARD)
                .where(owned.and(starred ? star : noCondition())
                        .and(holds(text))
                        .and(follows(after)))
                .orderBy(DASHBOARD.TITLE, DASHBOARD.NAME)
                .limit(limit + 1)
                .fetch(mapping(DashboardRow::new));
        return Page.of(rows, limit, row -> row.title() + '\n' + row.name());
    }

    private static Condition holds(String text) {
        var sought = text.strip().toLowerCase(Locale.ROOT);
        return sought.isEmpty()
                ? noCondition()
                : lower(DASHBOARD.TITLE).contains(sought).or(DASHBOARD.NAME.contains(sought));
    }

    private static Condition follows(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return noCondition();
        }
        var key = after.split("\n", 2);
        return row(DASHBOARD.TITLE, DASHBOARD.NAME).gt(key[0], key.length == 1 ? "" : key[1]);
    }

    private static JSONB jsonb(Definition definition) {
        return JSONB.valueOf(DashboardCode.write(definition).toString());
    }
}
