package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.ObjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Tells listeners what changed, a moment later and many at once, so that a rollout is not thousands of calls. */
final class Changes implements AutoCloseable {

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
                var told = Set.copyOf(new HashSet<>(batch));
                listeners.forEach(listener -> listener.accept(told));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
