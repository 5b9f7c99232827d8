package dev.quarterdeck.signals.trace.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes spans from whoever sends them, at once and without asking the database, and writes them together each second. What
 * is too much for a minute is dropped and counted.
 */
@Component
public class SpanIntake implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SpanIntake.class);

    /** Until they are written; a database that is away for a moment costs nothing. */
    private static final int MOST_WAITING = 20_000;

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration OLDEST = Duration.ofHours(2);
    private static final Duration AHEAD = Duration.ofHours(1);

    private final SpanWriter writer;
    private final TraceSettings settings;
    private final Clock clock;
    private List<ReceivedSpan> waiting = new ArrayList<>();
    private Instant minute = Instant.EPOCH;
    private int taken;
    private long dropped;
    private volatile boolean running;
    private @Nullable Thread thread;

    SpanIntake(SpanWriter writer, TraceSettings settings, Clock clock) {
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    /** What became of spans that somebody sent. */
    public sealed interface Outcome {

        /** @param dropped of them, for a reason that asking again does not change */
        record Taken(int dropped, @Nullable String why) implements Outcome {}

        /** None of them; they may be sent again in a moment. */
        record Busy() implements Outcome {}
    }

    public synchronized Outcome take(List<ReceivedSpan> spans) {
        if (waiting.size() + spans.size() > MOST_WAITING) {
            return new Outcome.Busy();
        }
        var now = clock.instant();
        begin(now.truncatedTo(ChronoUnit.MINUTES));
        var inTime = spans.stream()
                .filter(one -> one.span().start().isAfter(now.minus(OLDEST)))
                .filter(one -> one.span().start().isBefore(now.plus(AHEAD)))
                .toList();
        var room = Math.min(inTime.size(), Math.max(0, settings.mostPerMinute() - taken));
        waiting.addAll(inTime.subList(0, room));
        taken += room;
        dropped += spans.size() - room;
        if (room < inTime.size()) {
            return new Outcome.Taken(
                    spans.size() - room, "more than %,d spans came in this minute".formatted(settings.mostPerMinute()));
        }
        return new Outcome.Taken(
                spans.size() - room,
                room < spans.size() ? "began more than two hours ago, or in an hour from now" : null);
    }

    private void begin(Instant now) {
        if (!now.equals(minute)) {
            minute = now;
            taken = 0;
        }
    }

    /** Writes what waits. */
    void flush() {
        List<ReceivedSpan> spans;
        long lost;
        Instant at;
        synchronized (this) {
            spans = waiting;
            lost = dropped;
            at = minute;
            waiting = new ArrayList<>();
            dropped = 0;
        }
        if (!spans.isEmpty() || lost > 0) {
            try {
                writer.write(spans, at, lost);
            } catch (DataAccessException | TransactionException e) {
                log.warn("{} spans are lost, for the database cannot be written to: {}", spans.size(), e.toString());
                synchronized (this) {
                    dropped += lost + spans.size();
                }
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("spans").start(() -> {
            while (running) {
                LockSupport.parkNanos(EVERY.toNanos());
                flush();
            }
        });
    }

    /** Lets what came be written: an interrupt would cost a database connection. */
    @Override
    public void stop() {
        running = false;
        var writing = thread;
        if (writing != null) {
            LockSupport.unpark(writing);
            try {
                writing.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
