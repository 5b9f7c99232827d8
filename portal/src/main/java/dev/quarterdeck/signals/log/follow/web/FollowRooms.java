package dev.quarterdeck.signals.log.follow.web;

import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.follow.LogFeeds;
import dev.quarterdeck.signals.log.replica.LogCursor;
import dev.quarterdeck.signals.log.replica.ReplicaLogs;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.web.LineRenderer;
import io.prometheus.client.Gauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** All pages that follow lines. Those that look for the same lines of the same component share the work. */
@Component
class FollowRooms implements SmartLifecycle {

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Gauge OPEN = Gauge.build("quarterdeck_log_viewers", "Pages that follow lines of logs")
            .register();

    private record Key(LogPlace place, LogFilter filter) {}

    private final LogFeeds feeds;
    private final ReplicaLogs logs;
    private final LineRenderer lines;
    private final Map<Key, FollowRoom> rooms = new HashMap<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Thread beating;

    FollowRooms(LogFeeds feeds, ReplicaLogs logs, LineRenderer lines) {
        this.feeds = feeds;
        this.logs = logs;
        this.lines = lines;
    }

    /** @param from up to where the page has the lines; null for what comes from now on */
    SseEmitter enter(LogPlace place, LogFilter filter, @Nullable LogCursor from) {
        var emitter = new SseEmitter(LONGEST.toMillis());
        var viewer = new LogViewer(emitter, senders);
        var key = new Key(place, filter);
        var room = enter(key, viewer);
        Runnable leave = () -> leave(key, viewer);
        emitter.onCompletion(leave);
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> leave.run());
        OPEN.inc();
        room.welcome(viewer, from);
        return emitter;
    }

    private FollowRoom enter(Key key, LogViewer viewer) {
        synchronized (rooms) {
            var room = rooms.get(key);
            if (room == null) {
                room = new FollowRoom(key.place(), key.filter(), logs, lines);
                room.open(feeds.join(key.place(), room));
                rooms.put(key, room);
            }
            room.enter(viewer);
            return room;
        }
    }

    private void leave(Key key, LogViewer viewer) {
        synchronized (rooms) {
            var room = rooms.get(key);
            if (room != null && room.leave(viewer)) {
                OPEN.dec();
                if (room.isEmpty()) {
                    rooms.remove(key);
                    feeds.leave(key.place(), room);
                }
            }
        }
    }

    private List<FollowRoom> all() {
        synchronized (rooms) {
            return new ArrayList<>(rooms.values());
        }
    }

    private void beat() {
        while (Thread.currentThread().equals(beating)) {
            all().forEach(FollowRoom::beat);
            try {
                Thread.sleep(BEAT);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    int viewers() {
        return all().stream().mapToInt(FollowRoom::size).sum();
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("log viewers").unstarted(this::beat);
        beating = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = beating;
        beating = null;
        if (thread != null) {
            thread.interrupt();
        }
        all().forEach(FollowRoom::close);
    }

    @Override
    public boolean isRunning() {
        return beating != null;
    }
}
