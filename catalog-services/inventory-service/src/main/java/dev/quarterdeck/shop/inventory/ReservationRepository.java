package dev.quarterdeck.shop.inventory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReservationRepository {

    private static final RowMapper<Line> LINE = DataClassRowMapper.newInstance(Line.class);

    private final JdbcClient database;

    ReservationRepository(JdbcClient database) {
        this.database = database;
    }

    /** False if the key is taken. Waits for whoever is just taking it. */
    boolean insert(Reservation reservation, Instant now) {
        boolean held = reservation.state() == ReservationState.HELD;
        int inserted = database.sql("""
                        insert into reservation (key, state, expires_at, created_at, settled_at)
                        values (:key, :state, :expiresAt, :now, case when :held then null else :now end)
                        on conflict do nothing
                        """)
                .param("key", reservation.key())
                .param("state", reservation.state().word())
                .param("expiresAt", reservation.expiresAt().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("held", held)
                .update();
        return inserted == 1;
    }

    void insertLine(String key, Line line) {
        database.sql("insert into reservation_line (reservation, sku, quantity) values (:key, :sku, :quantity)")
                .param("key", key)
                .param("sku", line.sku())
                .param("quantity", line.quantity())
                .update();
    }

    /**
     * Reads a reservation that nobody else can change before this transaction ends. Locks first and reads second: what was
     * committed while it waited for the lock is seen.
     */
    Optional<Reservation> lock(String key) {
        database.sql("select key from reservation where key = :key for update")
                .param("key", key)
                .query()
                .listOfRows();
        return find(key);
    }

    Optional<Reservation> find(String key) {
        var lines = database.sql("select sku, quantity from reservation_line where reservation = :key")
                .param("key", key)
                .query(LINE)
                .list();
        return database.sql("select state, expires_at from reservation where key = :key")
                .param("key", key)
                .query((row, _) -> new Reservation(
                        key,
                        ReservationState.of(row.getString("state")),
                        lines,
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void settle(String key, ReservationState state, Instant now) {
        database.sql("update reservation set state = :state, settled_at = :now where key = :key")
                .param("key", key)
                .param("state", state.word())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<String> overdue(Instant now, int limit) {
        return database.sql("""
                        select key from reservation
                        where state = 'held' and expires_at <= :now
                        order by expires_at
                        limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> row.getString("key"))
                .list();
    }
}
