package dev.quarterdeck.signals.outside;

import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.connector.metrics.Series;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.outside.Golden.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Asks one source all golden signals at once. */
final class OutsideReader {

    private static final int MOST_COUNTERS = 40;

    private final MetricSource source;
    private final Golden golden;

    OutsideReader(MetricSource source, Golden golden) {
        this.source = source;
        this.golden = golden;
    }

    private interface Question {

        List<Series> ask(String query);
    }

    /**
     * By what tells them apart, and by the begin of each step.
     *
     * @param to the end of the last step
     * @throws dev.quarterdeck.connector.SourceUnavailable as the source does
     * @throws dev.quarterdeck.connector.metrics.QueryRefused likewise
     */
    Map<Map<String, String>, NavigableMap<Instant, Measure>> range(Instant from, Instant to, Duration step) {
        return ask(step, to, query -> source.range(query, from.plus(step), to, step));
    }

    /** Of the time before a moment. */
    Map<Map<String, String>, NavigableMap<Instant, Measure>> last(Duration window, Instant now) {
        return ask(window, now, query -> source.at(query, now));
    }

    private Map<Map<String, String>, NavigableMap<Instant, Measure>> ask(
            Duration window, Instant end, Question question) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var counters = threads.submit(() -> counters(window, end, question));
            var asked = new EnumMap<Part, Future<List<Series>>>(Part.class);
            golden.questions(window)
                    .forEach((part, query) -> asked.put(part, threads.submit(() -> question.ask(query))));
            var answers = new GoldenAnswers(window);
            asked.forEach((part, answer) -> answers.take(part, had(answer, threads)));
            answers.takeCounters(had(counters, threads));
            return answers.measures();
        }
    }

    private List<Series> counters(Duration window, Instant end, Question question) {
        var names = names(end);
        return names.isEmpty() ? List.of() : question.ask(golden.counted(names, window));
    }

    private Set<String> names(Instant end) {
        return source.at(golden.counters(), end).stream()
                .map(series -> series.labels().getOrDefault("__name__", ""))
                .filter(name -> !name.isEmpty())
                .sorted()
                .limit(MOST_COUNTERS)
                .collect(Collectors.toSet());
    }

    /** As soon as one failed the others are given up. */
    private static List<Series> had(Future<List<Series>> answer, ExecutorService threads) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
