package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what changed, a moment later and many at once, so that a rollout is not thousands of calls. */
final class Changes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Changes.class);
    private static final long MOMENT = 100;

    private final BlockingQueue<ObjectId> waiting = new LinkedBlockingQueue<>();
    private final List<Consumer<Set<ObjectId>>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;

    Changes(String name) {
        this.thread = Thread.ofVirtual().name("changes of " + name).start(this::run);
    }

    void add(ObjectId changed) {
        if (!listeners.isEmpty()) {
            waiting.add(changed);
        }
    }

    AutoCloseable listen(Consumer<Set<ObjectId>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void run() {
        try {
            while (true) {
                var batch = new ArrayList<ObjectId>();
                batch.add(waiting.take());
                Thread.sleep(MOMENT);
                waiting.drainTo(batch);
                var told = Set.copyOf(batch);
                listeners.forEach(listener -> tell(listener, told));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that throws must keep nobody from hearing of what comes. */
    private static void tell(Consumer<Set<ObjectId>> listener, Set<ObjectId> told) {
        try {
            listener.accept(told);
        } catch (RuntimeException e) {
            log.error("A listener failed", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
