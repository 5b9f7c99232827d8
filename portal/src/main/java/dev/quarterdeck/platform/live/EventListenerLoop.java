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
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** Hears from PostgreSQL when there is a new event, whichever portal announced it, and passes it to the open pages. */
@Component
class EventListenerLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventListenerLoop.class);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LiveEventRepository events;
    private final EventStreams streams;
    private final DriverManagerDataSource database;
    private volatile @Nullable Thread thread;
    private long last;

    EventListenerLoop(LiveEventRepository events, EventStreams streams, JdbcConnectionDetails details) {
        this.events = events;
        this.streams = streams;
        this.database = new DriverManagerDataSource(
                details.getJdbcUrl(),
                requireNonNullElse(details.getUsername(), ""),
                requireNonNullElse(details.getPassword(), ""));
    }

    @Override
    public void start() {
        last = events.newest();
        thread = Thread.ofPlatform().name("live events").daemon().start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (thread == null) {
                    return;
                }
                log.warn("Live updates pause until the database answers again: {}", e.getMessage());
                rest();
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
        while (thread != null) {
            var heard = notifications.getNotifications(Math.toIntExact(BEAT.toMillis()));
            if (heard == null || heard.length == 0) {
                streams.beat();
            } else {
                // by name, not by "all newer ones": a transaction with a lower number may commit later
                pass(events.find(Stream.of(heard).map(EventListenerLoop::idOf).toList()));
            }
        }
    }

    private void pass(List<LiveEvent> news) {
        for (var event : news) {
            streams.send(event);
            last = Math.max(last, event.id());
        }
    }

    private static long idOf(PGNotification notification) {
        var text = notification.getParameter();
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private static void rest() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
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
