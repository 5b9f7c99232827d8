package dev.quarterdeck.shop.inventory;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives each test products of its own, so that none is in the way of another. */
public class Warehouse {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final JdbcClient database;

    Warehouse(JdbcClient database) {
        this.database = database;
    }

    public String productWith(int pieces) {
        var sku = "TEST-" + COUNT.incrementAndGet();
        database.sql("insert into stock (sku, on_hand) values (:sku, :pieces)")
                .param("sku", sku)
                .param("pieces", pieces)
                .update();
        return sku;
    }

    void reorder(String sku, int upTo) {
        database.sql("update stock set reorder_to = :upTo where sku = :sku")
                .param("sku", sku)
                .param("upTo", upTo)
                .update();
    }
}
