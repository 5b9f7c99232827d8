package dev.quarterdeck.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.shop.inventory.ReservationOutcome.Accepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Many at once: what one alone cannot break. */
@InventoryTest
class RaceTests {

    private static final Duration HOLD = Duration.ofMinutes(15);

    private final Reservations reservations;
    private final Stock stock;
    private final Warehouse warehouse;

    RaceTests(Reservations reservations, Stock stock, Warehouse warehouse) {
        this.reservations = reservations;
        this.stock = stock;
        this.warehouse = warehouse;
    }

    @Test
    void neverSellsMoreThanThereIs(@LocalServerPort int port) throws Exception {
        var sku = warehouse.productWith(10);
        var client = RestClient.create("http://127.0.0.1:" + port);

        var statuses = atOnce(
                40,
                () -> client.put()
                        .uri("/reservations/{key}", UUID.randomUUID())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}],\"holdSeconds\":60}".formatted(sku))
                        .exchange((_, response) -> response.getStatusCode().value()));

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(10);
        assertThat(stock.find(sku)).isEqualTo(new StockLevel(sku, 10, 10));
    }

    @Test
    void doesNotLockItselfUpWhenProductsAreNamedInDifferentOrders() throws Exception {
        var first = new Line(warehouse.productWith(100), 1);
        var second = new Line(warehouse.productWith(100), 1);

        var forwards = reserving(List.of(first, second));
        var backwards = reserving(List.of(second, first));
        var outcomes = atOnce(20, () -> {
            forwards.call();
            return backwards.call();
        });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
        assertThat(stock.find(first.sku()).reserved()).isEqualTo(40);
    }

    @Test
    void reservesOnceUnderOneKey() throws Exception {
        var sku = warehouse.productWith(100);
        var key = UUID.randomUUID().toString();

        var outcomes = atOnce(20, () -> reservations.reserve(key, List.of(new Line(sku, 3)), HOLD));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
        assertThat(stock.find(sku).reserved()).isEqualTo(3);
    }

    @RepeatedTest(10)
    void eitherConfirmsOrReleasesAndNeverBoth() throws Exception {
        var sku = warehouse.productWith(5);
        var key = UUID.randomUUID().toString();
        reservations.reserve(key, List.of(new Line(sku, 2)), HOLD);
        var confirming = new AtomicBoolean();

        var outcomes = atOnce(
                2, () -> confirming.compareAndSet(false, true) ? reservations.confirm(key) : reservations.release(key));

        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        var confirmed = reservations.find(key).state() == ReservationState.CONFIRMED;
        assertThat(stock.find(sku)).isEqualTo(new StockLevel(sku, confirmed ? 3 : 5, 0));
    }

    private Callable<ReservationOutcome> reserving(List<Line> lines) {
        return () -> reservations.reserve(UUID.randomUUID().toString(), lines, HOLD);
    }

    private static <T> List<T> atOnce(int count, Callable<T> task) throws Exception {
        var start = new CyclicBarrier(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
