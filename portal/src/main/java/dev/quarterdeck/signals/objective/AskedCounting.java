package dev.quarterdeck.signals.objective;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.QueryRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what other systems measure. Each part is asked for first, and then kept only if nobody kept it meanwhile; a source
 * that was away is asked for everything since.
 */
@Component
class AskedCounting {

    private static final Logger log = LoggerFactory.getLogger(AskedCounting.class);

    /** By when a source has taken in what it read. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final int AT_ONCE = 8;

    private final ObjectiveRepository objectives;
    private final AskingProblemRepository problems;
    private final Origins origins;
    private final Asking asking;
    private final Counting counting;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AskedCounting(
            ObjectiveRepository objectives,
            AskingProblemRepository problems,
            Origins origins,
            Asking asking,
            Counting counting,
            TransactionTemplate transaction,
            Clock clock) {
        this.objectives = objectives;
        this.problems = problems;
        this.origins = origins;
        this.asking = asking;
        this.counting = counting;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Up to the last minute that is settled. */
    void count() {
        var until = clock.instant().minus(SETTLED);
        var gone = new ConcurrentHashMap<String, SourceUnavailable>();
        var free = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var objective : origins.asked(objectives.behind(until))) {
                threads.execute(() -> {
                    free.acquireUninterruptibly();
                    try {
                        count(objective, until, gone);
                    } finally {
                        free.release();
                    }
                });
            }
        }
    }

    /** @param gone sources that did not answer in this round: nobody waits for them again */
    private void count(Objective objective, Instant until, Map<String, SourceUnavailable> gone) {
        var source = Asking.source(objective);
        var before = gone.get(source);
        if (before != null) {
            tell(objective, before);
            return;
        }
        var chunk = asking.atOnce(objective.definition().indicator());
        var behind = Optional.of(objective);
        while (behind.isPresent()) {
            try {
                behind = countSome(behind.get(), chunk, until);
            } catch (QueryRefused e) {
                if (chunk.compareTo(LEAST) <= 0) {
                    tell(objective, e);
                    return;
                }
                // it may be too much at once; what is wrong in itself is refused again
                chunk = chunk.dividedBy(6);
            } catch (SourceUnavailable e) {
                gone.put(source, e);
                tell(objective, e);
                return;
            } catch (RuntimeException e) {
                log.error("What another system measures for {} could not be counted", objective.name(), e);
                return;
            }
        }
    }

    private void tell(Objective objective, RuntimeException why) {
        transaction.executeWithoutResult(
                _ -> problems.write(objective.id(), String.valueOf(why.getMessage()), clock.instant()));
    }

    /** As it is then; empty once there is nothing left, or somebody else counts or changes it. */
    private Optional<Objective> countSome(Objective objective, Duration chunk, Instant until) {
        var from = objective.talliedUntil();
        var step = Duration.ofSeconds(Counting.step(objective));
        var end = from.plus(chunk.compareTo(step) < 0 ? step : chunk);
        var to = Counting.floor(end.isBefore(until) ? end : until, objective);
        if (!from.isBefore(to)) {
            return Optional.empty();
        }
        var minutes = asking.minutes(objective, from, to);
        return Optional.ofNullable(transaction.execute(_ -> kept(objective, minutes, from, to)));
    }

    private @Nullable Objective kept(
            Objective objective, NavigableMap<Instant, Tally> minutes, Instant from, Instant to) {
        objectives.takeTurns();
        var now = objectives.find(objective.name()).orElse(null);
        if (now == null
                || now.id() != objective.id()
                || now.version() != objective.version()
                || !now.talliedUntil().equals(from)) {
            return null;
        }
        counting.count(List.of(now), _ -> minutes, from, to);
        problems.solve(now.id());
        return objectives.find(objective.name()).orElse(null);
    }
}
