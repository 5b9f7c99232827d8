package dev.quarterdeck.signals.rollup;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Partitions are called after their table and the second since 1970 with which they begin. */
@Repository
public class PartitionRepository {

    private final DSLContext db;

    PartitionRepository(DSLContext db) {
        this.db = db;
    }

    /** Nobody else changes partitions of the table before this transaction ends. */
    public void takeTurns(String table) {
        db.execute("select pg_advisory_xact_lock(hashtext({0}))", inline("partitions of " + table));
    }

    /**
     * Makes the partition that holds a moment, unless it is there.
     *
     * @param each of a partition; these begin at its multiples since 1970
     */
    public void make(String table, Duration each, Instant moment) {
        var length = each.toSeconds();
        var begin = Math.floorDiv(moment.getEpochSecond(), length) * length;
        db.execute(
                "create table if not exists {0} partition of {1} for values from ({2}) to ({3})",
                name("%s_%d".formatted(table, begin)),
                name(table),
                inline(Instant.ofEpochSecond(begin).atOffset(ZoneOffset.UTC)),
                inline(Instant.ofEpochSecond(begin + length).atOffset(ZoneOffset.UTC)));
    }

    /** The beginnings of all there are. */
    public List<Instant> all(String table) {
        var prefix = table + "_";
        return db
                .resultQuery(
                        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = {0}::regclass",
                        inline(table))
                .fetch(row -> row.get(0, String.class))
                .stream()
                .filter(child -> child.startsWith(prefix))
                .map(child -> Instant.ofEpochSecond(Long.parseLong(child.substring(prefix.length()))))
                .sorted()
                .toList();
    }

    public void drop(String table, Instant begin) {
        db.execute("drop table {0}", name("%s_%d".formatted(table, begin.getEpochSecond())));
    }
}
