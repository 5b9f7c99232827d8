package dev.quarterdeck.signals.log.follow;

import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.replica.LogCursor;
import dev.quarterdeck.signals.log.replica.ReplicaLogs;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What is followed just now. Nobody reads a log that nobody follows. */
@Component
public class LogFeeds implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ReplicaLogs logs;
    private final Map<LogPlace, LogFeed> feeds = new HashMap<>();
    private volatile boolean running;

    LogFeeds(ReplicaLogs logs) {
        this.logs = logs;
    }

    /**
     * Lets {@code listener} hear of every line that is written from now on. It is called by one thread at a time, and must
     * return quickly.
     *
     * @return after which everything will be told
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster cannot be asked
     */
    public LogCursor join(LogPlace place, Consumer<LogBatch> listener) {
        synchronized (feeds) {
            var feed = feeds.get(place);
            if (feed == null) {
                feed = new LogFeed(place, logs);
                feeds.put(place, feed);
                var started = feed;
                Thread.ofVirtual().name("log of " + place.path()).start(() -> run(place, started));
            }
            return feed.join(listener);
        }
    }

    public void leave(LogPlace place, Consumer<LogBatch> listener) {
        synchronized (feeds) {
            var feed = feeds.get(place);
            if (feed != null) {
                feed.leave(listener);
            }
        }
    }

    private void run(LogPlace place, LogFeed feed) {
        while (!over(place, feed)) {
            try {
                if (!feed.read()) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean over(LogPlace place, LogFeed feed) {
        synchronized (feeds) {
            if (running && feed.isFollowed()) {
                return false;
            }
            feeds.remove(place, feed);
            return true;
        }
    }

    int size() {
        synchronized (feeds) {
            return feeds.size();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
