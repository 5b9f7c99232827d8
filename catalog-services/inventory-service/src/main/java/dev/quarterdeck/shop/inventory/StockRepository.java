package dev.quarterdeck.shop.inventory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StockRepository {

    private static final RowMapper<StockLevel> STOCK_LEVEL = DataClassRowMapper.newInstance(StockLevel.class);
    private static final RowMapper<Line> LINE = DataClassRowMapper.newInstance(Line.class);

    private final JdbcClient database;

    StockRepository(JdbcClient database) {
        this.database = database;
    }

    /** @param skus all if empty */
    List<StockLevel> list(List<String> skus) {
        return database.sql("""
                        select sku, on_hand, reserved
                        from stock
                        where cardinality(:skus::text[]) = 0 or sku = any (:skus)
                        order by sku
                        """)
                .param("skus", skus.toArray(String[]::new))
                .query(STOCK_LEVEL)
                .list();
    }

    Optional<StockLevel> find(String sku) {
        return database.sql("select sku, on_hand, reserved from stock where sku = :sku")
                .param("sku", sku)
                .query(STOCK_LEVEL)
                .optional();
    }

    /** Promises the goods if there are enough; one statement, so that of two who want the last piece one gets it. */
    boolean reserve(Line line) {
        return change("""
                update stock set reserved = reserved + :quantity
                where sku = :sku and on_hand - reserved >= :quantity
                """, line);
    }

    void giveBack(Line line) {
        change("update stock set reserved = reserved - :quantity where sku = :sku", line);
    }

    void takeOut(Line line) {
        change("""
                update stock set reserved = reserved - :quantity, on_hand = on_hand - :quantity
                where sku = :sku
                """, line);
    }

    /** Fills up every product that has fallen below the point; the pieces bought in per product. */
    List<Line> replenish(int reorderPoint, Instant now) {
        return database.sql("""
                        with low as (
                            select sku, reorder_to - (on_hand - reserved) as missing
                            from stock
                            where reorder_to is not null and on_hand - reserved < least(:point, reorder_to)
                            order by sku
                            for update
                        ), filled as (
                            update stock set on_hand = on_hand + missing from low where stock.sku = low.sku
                        )
                        insert into replenishment (sku, quantity, at)
                        select sku, missing, :now from low
                        returning sku, quantity
                        """)
                .param("point", reorderPoint)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(LINE)
                .list();
    }

    private boolean change(String update, Line line) {
        return database.sql(update)
                        .param("sku", line.sku())
                        .param("quantity", line.quantity())
                        .update()
                == 1;
    }
}
