package dev.quarterdeck.signals.scrape;

import dev.quarterdeck.signals.rollup.Partitions;
import dev.quarterdeck.workloads.MeasuredReplica;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads the metrics of every replica here, all at once, and writes what happened since it did so last. */
@Component
class Scraper {

    private static final Logger log = LoggerFactory.getLogger(Scraper.class);

    /** So many connections at once, however many replicas there are. */
    private static final int AT_ONCE = 64;

    private final ScrapeClient client;
    private final SignalRepository samples;
    private final Partitions partitions;
    private final Clock clock;
    private boolean roomMade;
    private final Map<String, Reading> before = new ConcurrentHashMap<>();
    private final Semaphore free = new Semaphore(AT_ONCE);

    Scraper(ScrapeClient client, SignalRepository samples, Partitions partitions, Clock clock) {
        this.client = client;
        this.samples = samples;
        this.partitions = partitions;
        this.clock = clock;
    }

    /** @param problem null if it was read */
    private record Answer(
            MeasuredReplica replica,
            @Nullable Reading reading,
            @Nullable String problem) {}

    /**
     * One round. Samples stand at the begin of the {@code interval} that has just passed, at one of its multiples, so that
     * those of all replicas meet.
     */
    void scrape(List<MeasuredReplica> replicas, Duration interval) throws InterruptedException {
        try {
            if (!roomMade) {
                // a scheduled task tends them from then on
                partitions.tend();
                roomMade = true;
            }
            var length = interval.toSeconds();
            var at = Instant.ofEpochSecond((clock.instant().getEpochSecond() / length - 1) * length);
            var answers = ask(replicas);
            samples.write(at, added(answers));
            samples.writeProblems(
                    clock.instant(), answers.stream().map(Answer::replica).toList(), problems(answers));
        } catch (DataAccessException | TransactionException e) {
            log.warn("What was measured is lost, for the database cannot be written to: {}", e.toString());
        }
    }

    private List<Answer> ask(List<MeasuredReplica> replicas) throws InterruptedException {
        before.keySet()
                .retainAll(replicas.stream().map(MeasuredReplica::replica).toList());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = replicas.stream()
                    .map(replica -> threads.submit(() -> ask(replica)))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var answer : asked) {
                try {
                    answers.add(answer.get());
                } catch (ExecutionException e) {
                    log.error("A replica could not be asked", e);
                }
            }
            return answers;
        }
    }

    private Answer ask(MeasuredReplica replica) throws InterruptedException {
        free.acquire();
        try {
            return new Answer(replica, client.read(replica.address()), null);
        } catch (IOException e) {
            var why = e.getMessage();
            return new Answer(replica, null, why == null ? "it does not answer" : why);
        } finally {
            free.release();
        }
    }

    private Map<SeriesKey, Sample> added(List<Answer> answers) {
        var added = new HashMap<SeriesKey, Sample>();
        for (var answer : answers) {
            var now = answer.reading();
            var last = now == null ? null : before.put(answer.replica().replica(), now);
            if (now != null && last != null) {
                Sample.between(last, now)
                        .ifPresent(sample -> added.merge(key(answer.replica(), sample), sample, Sample::plus));
            }
        }
        return added;
    }

    private static SeriesKey key(MeasuredReplica replica, Sample sample) {
        return new SeriesKey(replica.component().toString(), replica.environment(), replica.release(), sample.bounds());
    }

    private static Map<MeasuredReplica, String> problems(List<Answer> answers) {
        var problems = new HashMap<MeasuredReplica, String>();
        for (var answer : answers) {
            var problem = answer.problem();
            if (problem != null) {
                problems.put(answer.replica(), problem);
            }
        }
        return problems;
    }
}
