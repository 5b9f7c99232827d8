package dev.quarterdeck.shop.inventory;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * A promise of goods.
 *
 * @param key chosen by the one who reserves; there is one reservation per key for ever
 * @param lines one per product, in the order of their SKUs, in which everybody locks them, so that no two wait for each
 *     other; empty if the reservation was released before it was made
 * @param expiresAt from when on a reservation that is still held may be given back
 */
public record Reservation(String key, ReservationState state, List<Line> lines, Instant expiresAt) {

    public Reservation {
        var quantities = new TreeMap<String, Integer>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Integer::sum));
        lines = quantities.entrySet().stream()
                .map(each -> new Line(each.getKey(), each.getValue()))
                .toList();
    }
}
