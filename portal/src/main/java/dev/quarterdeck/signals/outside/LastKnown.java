package dev.quarterdeck.signals.outside;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.QueryRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers, so that a page need not wait for a source that is slow or gone. Whoever asks for the same at once
 * gets the same answer; a failure is remembered too, and told with the last answer.
 *
 * @param <K> what is asked
 */
final class LastKnown<K, T> {

    private static final String STILL_ASKED = "it has not answered yet";

    private final OutsideSettings settings;
    private final Clock clock;
    private final Cache<K, Entry<T>> entries;

    /** @param most so many answers are remembered */
    LastKnown(OutsideSettings settings, Clock clock, long most) {
        this.settings = settings;
        this.clock = clock;
        this.entries = Caffeine.newBuilder().maximumSize(most).build();
    }

    /** @param failedAt null unless the last try failed */
    private record Entry<T>(
            Seen<T> seen,
            @Nullable Instant failedAt,
            @Nullable CompletableFuture<Seen<T>> asked) {}

    /** @param ask may take its time, and may fail as sources do */
    Seen<T> get(K what, Supplier<T> ask) {
        var entry = entries.asMap().compute(what, (_, before) -> begun(what, before, ask));
        var asked = entry.asked();
        if (asked == null) {
            return entry.seen();
        }
        var wait = entry.seen().value() == null ? settings.longest() : settings.patience();
        try {
            return asked.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Seen<>(entry.seen().value(), entry.seen().at(), STILL_ASKED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Seen<>(entry.seen().value(), entry.seen().at(), STILL_ASKED);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Entry<T> begun(K what, @Nullable Entry<T> before, Supplier<T> ask) {
        var now = clock.instant();
        if (before != null && (before.asked() != null || isRecent(before, now))) {
            return before;
        }
        var last = before == null ? new Seen<T>(null, null, null) : before.seen();
        var asked = new CompletableFuture<Seen<T>>();
        Thread.ofVirtual().name("outside").start(() -> answer(what, last, ask, asked));
        return new Entry<>(last, null, asked);
    }

    private boolean isRecent(Entry<T> entry, Instant now) {
        var at = entry.seen().at();
        var failedAt = entry.failedAt();
        return failedAt != null
                ? failedAt.plus(settings.again()).isAfter(now)
                : at != null && at.plus(settings.fresh()).isAfter(now);
    }

    private void answer(K what, Seen<T> last, Supplier<T> ask, CompletableFuture<Seen<T>> asked) {
        var now = clock.instant();
        try {
            var seen = new Seen<>(ask.get(), now, null);
            entries.put(what, new Entry<>(seen, null, null));
            asked.complete(seen);
        } catch (SourceUnavailable | QueryRefused e) {
            var seen = new Seen<>(last.value(), last.at(), e.getMessage());
            entries.put(what, new Entry<>(seen, now, null));
            asked.complete(seen);
        } catch (RuntimeException e) {
            entries.invalidate(what);
            asked.completeExceptionally(e);
        }
    }
}
