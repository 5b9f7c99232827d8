package dev.quarterdeck.platform.live;

import static java.util.Objects.requireNonNullElse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** Hears from PostgreSQL when there is a new event, whichever portal announced it, and passes it to the open pages. */
@Component
class EventListenerLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventListenerLoop.class);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final int WAIT_MILLIS = 1_000;
    private static final int SECONDS_TO_ANSWER = 5;

    private final LiveEventRepository events;
    private final EventStreams streams;
    private final List<LiveListener> listeners;
    private final DriverManagerDataSource database;
    private volatile @Nullable Thread thread;
    private long last;

    EventListenerLoop(
            LiveEventRepository events,
            EventStreams streams,
            List<LiveListener> listeners,
            JdbcConnectionDetails details) {
        this.events = events;
        this.streams = streams;
        this.listeners = listeners;
        this.database = new DriverManagerDataSource(
                details.getJdbcUrl(),
                requireNonNullElse(details.getUsername(), ""),
                requireNonNullElse(details.getPassword(), ""));
    }

    @Override
    public void start() {
        last = events.newest();
        var starting = Thread.ofPlatform().name("live events").daemon().unstarted(this::run);
        // known before it runs: it ends as soon as it sees that it is not the one
        thread = starting;
        starting.start();
    }

    private boolean goesOn() {
        return Thread.currentThread().equals(thread);
    }

    private void run() {
        var rest = SHORTEST_REST;
        while (goesOn()) {
            try (var connection = database.getConnection()) {
                rest = SHORTEST_REST;
                listen(connection);
            } catch (SQLException | DataAccessException e) {
                listeners.forEach(LiveListener::lost);
                if (goesOn()) {
                    log.warn("Live updates pause until the database answers again: {}", e.getMessage());
                    sleep(rest);
                    rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen live_event");
        }
        var notifications = connection.unwrap(PGConnection.class);
        // what was committed while nobody listened
        pass(events.after(last));
        listeners.forEach(LiveListener::listening);
        var nextBeat = System.nanoTime() + BEAT.toNanos();
        while (goesOn()) {
            var heard = heard(notifications);
            if (!heard.isEmpty()) {
                // by name, not by "all newer ones": a transaction with a lower number may commit later
                pass(events.find(heard));
            }
            if (System.nanoTime() - nextBeat >= 0) {
                streams.beat();
                nextBeat = System.nanoTime() + BEAT.toNanos();
                if (!connection.isValid(SECONDS_TO_ANSWER)) {
                    throw new SQLException("it does not answer within %d s".formatted(SECONDS_TO_ANSWER));
                }
            }
        }
    }

    private static List<Long> heard(PGConnection notifications) throws SQLException {
        var heard = notifications.getNotifications(WAIT_MILLIS);
        return heard == null
                ? List.of()
                : Stream.of(heard).map(EventListenerLoop::idOf).toList();
    }

    private void pass(List<LiveEvent> news) {
        for (var event : news) {
            listeners.forEach(listener -> listener.heard(event.topics()));
            streams.tell(event);
            last = Math.max(last, event.id());
        }
    }

    private static long idOf(PGNotification notification) {
        var text = notification.getParameter();
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        listeners.forEach(LiveListener::lost);
        streams.closeAll();
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
