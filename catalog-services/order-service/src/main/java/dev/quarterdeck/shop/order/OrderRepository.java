package dev.quarterdeck.shop.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class OrderRepository {

    private final JdbcClient database;

    OrderRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * False if there is an order under this key.
     *
     * @param firstLook until then the one who places the order settles it himself
     */
    @Transactional
    public boolean insert(Order order, String key, String fingerprint, Instant firstLook) {
        int inserted = database.sql("""
                        insert into orders (id, idempotency_key, fingerprint, payment, state, customer_name,
                            customer_address, total_cents, placed_at, deadline, next_look_at)
                        values (:id, :key, :fingerprint, :payment, 'pending', :name, :address, :total, :placedAt,
                            :deadline, :firstLook)
                        on conflict (idempotency_key) do nothing
                        """)
                .param("id", order.id())
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("payment", order.payment().word())
                .param("name", order.customer().name())
                .param("address", order.customer().address())
                .param("total", order.total())
                .param("placedAt", utc(order.placedAt()))
                .param("deadline", utc(order.deadline()))
                .param("firstLook", utc(firstLook))
                .update();
        if (inserted == 1) {
            order.lines().forEach(line -> insertLine(order.id(), line));
        }
        return inserted == 1;
    }

    private void insertLine(UUID id, OrderLine line) {
        database.sql("""
                        insert into order_line (order_id, sku, name, quantity, unit_price_cents)
                        values (:id, :sku, :name, :quantity, :unitPrice)
                        """)
                .param("id", id)
                .param("sku", line.sku())
                .param("name", line.name())
                .param("quantity", line.quantity())
                .param("unitPrice", line.unitPrice())
                .update();
    }

    public Order find(UUID id) {
        var lines = database.sql("""
                        select sku, name, quantity, unit_price_cents from order_line where order_id = :id order by sku
                        """)
                .param("id", id)
                .query((row, _) -> new OrderLine(
                        row.getString("sku"),
                        row.getString("name"),
                        row.getInt("quantity"),
                        row.getLong("unit_price_cents")))
                .list();
        return database.sql("select * from orders where id = :id")
                .param("id", id)
                .query((row, _) -> order(row, lines))
                .optional()
                .orElseThrow(() -> new OrderNotFound(id));
    }

    /** The order under a key, and the fingerprint of what was asked for. */
    public Optional<Placed> findByKey(String key) {
        return database.sql("select id, fingerprint from orders where idempotency_key = :key")
                .param("key", key)
                .query((row, _) -> new Placed(row.getObject("id", UUID.class), row.getString("fingerprint")))
                .optional();
    }

    public record Placed(UUID id, String fingerprint) {}

    /** False if the order is no longer in the state it comes from: somebody else moved it first. */
    public boolean move(UUID id, OrderState from, OrderState to, @Nullable Rejection rejection, Instant now) {
        int moved = database.sql("""
                        update orders set state = :to, rejection = :rejection,
                            settled_at = case when :settled then :now::timestamptz end
                        where id = :id and state = :from
                        """)
                .param("id", id)
                .param("from", from.word())
                .param("to", to.word())
                .param("rejection", rejection == null ? null : rejection.word())
                .param("settled", !to.open())
                .param("now", utc(now))
                .update();
        return moved == 1;
    }

    /** False if it is paid already, or it is too late. */
    public boolean pay(UUID id, Instant now) {
        int paid = database.sql("""
                        update orders set paid_at = :now
                        where id = :id and payment = 'prepaid' and paid_at is null and deadline > :now
                            and state in ('pending', 'reserved')
                        """).param("id", id).param("now", utc(now)).update();
        return paid == 1;
    }

    /** Open orders that are due for a look. Whoever claims one has it to himself until {@code nextLook}. */
    public List<UUID> claimDue(Instant now, Instant nextLook, int limit) {
        return database.sql("""
                        update orders set next_look_at = :nextLook
                        where id in (
                            select id from orders
                            where state in ('pending', 'reserved') and next_look_at <= :now
                            order by next_look_at
                            limit :limit
                            for update skip locked)
                        returning id
                        """)
                .param("now", utc(now))
                .param("nextLook", utc(nextLook))
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static Order order(ResultSet row, List<OrderLine> lines) throws SQLException {
        var rejection = row.getString("rejection");
        var paidAt = row.getObject("paid_at", OffsetDateTime.class);
        return new Order(
                row.getObject("id", UUID.class),
                Word.parse(OrderState.class, row.getString("state")),
                rejection == null ? null : Word.parse(Rejection.class, rejection),
                Word.parse(Payment.class, row.getString("payment")),
                new Customer(row.getString("customer_name"), row.getString("customer_address")),
                lines,
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                paidAt == null ? null : paidAt.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
