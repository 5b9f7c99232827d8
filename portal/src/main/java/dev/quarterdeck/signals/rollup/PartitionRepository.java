package dev.quarterdeck.signals.rollup;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.quarterdeck.signals.Resolution;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Partitions are called after their table and the second since 1970 with which they begin. */
@Repository
class PartitionRepository {

    private final DSLContext db;

    PartitionRepository(DSLContext db) {
        this.db = db;
    }

    /** Makes the partition that holds a moment, unless it is there. */
    void make(Resolution resolution, Instant moment) {
        var length = resolution.partition().toSeconds();
        var begin = Math.floorDiv(moment.getEpochSecond(), length) * length;
        db.execute(
                "create table if not exists {0} partition of {1} for values from ({2}) to ({3})",
                name("%s_%d".formatted(resolution.table(), begin)),
                name(resolution.table()),
                inline(Instant.ofEpochSecond(begin).atOffset(ZoneOffset.UTC)),
                inline(Instant.ofEpochSecond(begin + length).atOffset(ZoneOffset.UTC)));
    }

    /** The beginnings of all there are. */
    List<Instant> all(Resolution resolution) {
        var prefix = resolution.table() + "_";
        return db
                .resultQuery(
                        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = {0}::regclass",
                        inline(resolution.table()))
                .fetch(row -> row.get(0, String.class))
                .stream()
                .filter(child -> child.startsWith(prefix))
                .map(child -> Instant.ofEpochSecond(Long.parseLong(child.substring(prefix.length()))))
                .sorted()
                .toList();
    }

    void drop(Resolution resolution, Instant begin) {
        db.execute("drop table {0}", name("%s_%d".formatted(resolution.table(), begin.getEpochSecond())));
    }
}
