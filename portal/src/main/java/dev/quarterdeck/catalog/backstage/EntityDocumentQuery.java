package dev.quarterdeck.catalog.backstage;

import static dev.quarterdeck.db.Tables.CATALOG_COUNT;
import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.catalog.backstage.Criterion.OneOf;
import dev.quarterdeck.catalog.backstage.Slice.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads entities as the JSON that Backstage would give, which the database puts together. */
@Repository
class EntityDocumentQuery {

    /** A file as Backstage names it; what is one file itself is its own address. */
    private static final String LOCATION = """
            case {3}
                when 'folder' then 'file:' || {4} || '/' || {5}
                when 'upload' then 'file:' || {4}
                when 'url' then 'url:' || {4}
                else 'url:' || {4} || '/' || {5} end""";

    /** What Backstage adds to a descriptor: defaults, an id, where it came from, and relations in both directions. */
    private static final Field<String> DOCUMENT = field(
            """
            ({0} || jsonb_build_object(
                'metadata', ({0} -> 'metadata') || jsonb_build_object(
                    'namespace', coalesce({0} #>> '{metadata,namespace}', 'default'),
                    'uid', md5({1})::uuid, 'etag', {2},
                    'annotations', coalesce({0} #> '{metadata,annotations}', '{}') || jsonb_build_object(
                        'backstage.io/managed-by-location', %1$s, 'backstage.io/managed-by-origin-location', %1$s)
                        || case when {6} is null then '{}' else '{"backstage.io/orphan": "true"}' end::jsonb),
                'relations', (
                    select coalesce(jsonb_agg(jsonb_build_object('type', type, 'targetRef', ref) order by type, ref), '[]')
                    from (
                        select type, target_ref as ref from entity_relation where source_ref = {1}
                        union select case type %2$s end, source_ref from entity_relation where target_ref = {1}
                    ) related)))::text
            """.formatted(
                            LOCATION,
                            Arrays.stream(RelationType.values())
                                    .map(type -> "when '%s' then '%s'".formatted(type.word(), type.inverseWord()))
                                    .collect(Collectors.joining(" "))),
            String.class,
            ENTITY.DESCRIPTOR,
            ENTITY.REF,
            ENTITY.DIGEST,
            CATALOG_SOURCE.KIND,
            CATALOG_SOURCE.LOCATION,
            ENTITY.FILE,
            ENTITY.ORPHANED_AT);

    private static final Field<?> UID = field("md5({0})::uuid::text", String.class, ENTITY.REF);

    private final DSLContext db;

    EntityDocumentQuery(DSLContext db) {
        this.db = db;
    }

    Optional<String> find(String ref) {
        return one(ENTITY.REF.eq(ref));
    }

    Optional<String> findByUid(String uid) {
        return one(UID.cast(String.class).eq(uid));
    }

    private Optional<String> one(Condition which) {
        return db.select(DOCUMENT)
                .from(ENTITY)
                .join(CATALOG_SOURCE)
                .on(CATALOG_SOURCE.ID.eq(ENTITY.SOURCE_ID))
                .where(which)
                .fetchOptional(DOCUMENT);
    }

    /** By reference; what is not there is missing. */
    Map<String, String> find(Collection<String> refs, Criterion criterion) {
        return db.select(ENTITY.REF, DOCUMENT)
                .from(ENTITY)
                .join(CATALOG_SOURCE)
                .on(CATALOG_SOURCE.ID.eq(ENTITY.SOURCE_ID))
                .where(ENTITY.REF.in(refs))
                .and(Conditions.of(criterion))
                .fetchMap(Record2::value1, Record2::value2);
    }

    long count(EntityRequest request) {
        if (request.term() == null && request.criterion() instanceof OneOf(var key, var kinds) && key.equals("kind")) {
            return db.select(coalesce(sum(CATALOG_COUNT.ENTITIES).cast(Long.class), inline(0L)))
                    .from(CATALOG_COUNT)
                    .where(CATALOG_COUNT.KIND.in(kinds))
                    .and(CATALOG_COUNT.TAG.isNull())
                    .fetchSingle()
                    .value1();
        }
        return db.fetchCount(ENTITY, matching(request));
    }

    private static Condition matching(EntityRequest request) {
        return Conditions.of(request.criterion()).and(Conditions.contain(request.term(), request.termFields()));
    }

    /**
     * @param from the entity that it begins after, or ends before if {@code backwards}; null for the beginning
     * @param offset entities to leave out after that
     */
    Slice slice(EntityRequest request, @Nullable Position from, boolean backwards, int offset, int limit) {
        var keys = keys(request.order());
        var rows = new ArrayList<>(db.select(DOCUMENT)
                .select(keys.stream().map(Key::field).toList())
                .from(ENTITY)
                .join(CATALOG_SOURCE)
                .on(CATALOG_SOURCE.ID.eq(ENTITY.SOURCE_ID))
                .where(matching(request))
                .and(from == null ? noCondition() : beyond(keys, from, backwards))
                .orderBy(keys.stream().map(key -> key.sorted(backwards)).toList())
                .limit(limit + 1)
                .offset(offset)
                .fetch(row -> new Found(
                        row.get(0, String.class),
                        new Position(IntStream.rangeClosed(1, keys.size())
                                .mapToObj(at -> row.get(at, String.class))
                                .toList()))));
        var more = rows.size() > limit;
        if (more) {
            rows.removeLast();
        }
        var found = backwards ? rows.reversed() : rows;
        var before = backwards ? more : from != null || offset > 0;
        var after = backwards || more;
        return new Slice(
                found.stream().map(Found::document).toList(),
                before && !found.isEmpty() ? found.getFirst().position() : null,
                after && !found.isEmpty() ? found.getLast().position() : null);
    }

    private record Found(String document, Position position) {}

    private record Key(Field<String> field, boolean descending) {

        SortField<String> sorted(boolean backwards) {
            return descending == backwards ? field.asc() : field.desc();
        }

        Condition beyond(String value, boolean backwards) {
            return descending == backwards ? field.gt(val(value)) : field.lt(val(value));
        }
    }

    private static List<Key> keys(List<EntityOrder> order) {
        var keys = new ArrayList<Key>();
        order.forEach(by -> keys.add(new Key(new SearchKey(by.key()).sorted(), by.descending())));
        keys.add(new Key(ENTITY.REF, !order.isEmpty() && order.getLast().descending()));
        return keys;
    }

    /** The first key decides, unless it is equal; then the next one does. */
    private static Condition beyond(List<Key> keys, Position from, boolean backwards) {
        if (keys.size() != from.values().size()) {
            throw new IllegalArgumentException("The cursor is of a list that is sorted otherwise");
        }
        var first = keys.getFirst();
        var firstValue = from.values().getFirst();
        // said twice so that an index can be entered at the right place
        var reached = first.field().eq(firstValue).or(first.beyond(firstValue, backwards));
        return reached.and(or(IntStream.range(0, keys.size())
                .mapToObj(at -> and(IntStream.range(0, at)
                                .mapToObj(before -> keys.get(before)
                                        .field()
                                        .eq(from.values().get(before)))
                                .toList())
                        .and(keys.get(at).beyond(from.values().get(at), backwards)))
                .toList()));
    }
}
