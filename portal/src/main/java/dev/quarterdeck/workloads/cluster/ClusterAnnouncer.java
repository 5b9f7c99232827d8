package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.platform.live.LiveUpdates;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that something in a cluster changed: at once, and then not again for a moment. */
@Component
class ClusterAnnouncer {

    private static final Logger log = LoggerFactory.getLogger(ClusterAnnouncer.class);

    /** A busy cluster changes all the time, and each telling is a row and a request of each open page. */
    private static final Duration MOMENT = Duration.ofMillis(700);

    private final List<Inventory> inventories;
    private final LiveUpdates updates;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    ClusterAnnouncer(ObjectProvider<Inventory> inventories, LiveUpdates updates) {
        this.inventories = inventories.stream().toList();
        this.updates = updates;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        inventories.forEach(inventory -> threads.add(
                Thread.ofVirtual().name("announcements of " + inventory.name()).start(() -> tell(inventory))));
    }

    private void tell(Inventory inventory) {
        var changed = new Semaphore(0);
        inventory.watch(_ -> changed.release());
        try {
            while (true) {
                changed.acquire();
                changed.drainPermits();
                announce("cluster/" + inventory.name());
                Thread.sleep(MOMENT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce(String topic) {
        try {
            updates.announce("", topic, "clusters");
        } catch (DataAccessException e) {
            // pages look for themselves too, only later
            log.debug("'{}' was told to no page", topic, e);
        }
    }

    @PreDestroy
    void stop() {
        threads.forEach(Thread::interrupt);
    }
}
