package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.web.Times;
import dev.quarterdeck.signals.log.LogPage;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogWindow;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.search.LogQuery;
import dev.quarterdeck.signals.log.web.LogPageView.ReplicaChoice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a page of lines shows. What is wrong with the question or with the source is said on it. */
@Component
class LogPages {

    private static final LogPage NOTHING = new LogPage(List.of(), null, null, 0, false, null);
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(10);

    private final Logs logs;
    private final LineViews lines;
    private final Colours colours;
    private final Catalog catalog;
    private final Environments environments;
    private final Times times;
    private final Clock clock;

    LogPages(
            Logs logs,
            LineViews lines,
            Colours colours,
            Catalog catalog,
            Environments environments,
            Times times,
            Clock clock) {
        this.logs = logs;
        this.lines = lines;
        this.colours = colours;
        this.catalog = catalog;
        this.environments = environments;
        this.times = times;
        this.clock = clock;
    }

    /** @throws NotFound if neither the catalog nor the cluster knows the component */
    LogPageView page(EntityRef ref, LogRequest request) {
        var entry = catalog.lookUp(ref).orElse(null);
        var environment = environment(request);
        var place = new LogPlace(ref, environment.name());
        var problems = new ArrayList<String>();
        var page = page(place, request, problems);
        var kept = kept(place, request, problems);
        if (entry == null && kept.isEmpty() && problems.isEmpty() && page.rows().isEmpty()) {
            throw new NotFound("Neither the catalog nor a log knows %s.".formatted(ref));
        }
        return new LogPageView(
                entry == null ? ref.name() : entry.label(),
                ref,
                place.path(),
                entry,
                environment,
                environments.inOrder(),
                logs.sources(),
                request,
                choices(place, request, kept),
                retention(place, request, kept),
                lines.of(place, request.sourceOr(), query(request), page.rows(), today()),
                found(request, page),
                problems.isEmpty() ? null : String.join(" ", problems),
                skew(page),
                LogLinks.of(request, place, page));
    }

    /** Empty if there are no lines, or no answer: why not, the page says. */
    Optional<HistogramView> histogram(EntityRef ref, LogRequest request) {
        var place = place(ref, request);
        try {
            var histogram = logs.histogram(request.sourceOr(), place, request.filter(clock.instant()));
            return histogram.bars().isEmpty()
                    ? Optional.empty()
                    : Optional.of(HistogramView.of(histogram, narrowed(request, place), times));
        } catch (SourceUnavailable | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Address narrowed(LogRequest request, LogPlace place) {
        return request.address(place.path())
                .with("environment", place.environment())
                .with("since", null)
                .with("follow", null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    LogPlace place(EntityRef ref, LogRequest request) {
        return new LogPlace(ref, environment(request).name());
    }

    /** Without a choice that in which customers are. */
    private Environment environment(LogRequest request) {
        var chosen = request.environment();
        if (chosen != null && !chosen.isBlank()) {
            return environments.get(chosen);
        }
        var all = environments.inOrder();
        if (all.isEmpty()) {
            throw new NotFound("There is no environment yet in which anything could run.");
        }
        return all.getLast();
    }

    private LogPage page(LogPlace place, LogRequest request, List<String> problems) {
        try {
            return logs.page(request.sourceOr(), place, request.filter(clock.instant()), request.window());
        } catch (SourceUnavailable | IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return NOTHING;
        }
    }

    private List<KeptLog> kept(LogPlace place, LogRequest request, List<String> problems) {
        if (!request.sourceOr().equals(Logs.CLUSTER)) {
            return List.of();
        }
        try {
            return logs.replicas(place);
        } catch (SourceUnavailable e) {
            if (problems.isEmpty()) {
                problems.add(String.valueOf(e.getMessage()));
            }
            return List.of();
        }
    }

    private List<ReplicaChoice> choices(LogPlace place, LogRequest request, List<KeptLog> kept) {
        var chosen = request.replica() == null ? List.<String>of() : request.replica();
        return kept.stream()
                .sorted(Comparator.comparing((KeptLog log) -> !log.running())
                        .thenComparing(KeptLog::writtenAt, Comparator.reverseOrder()))
                .map(log -> new ReplicaChoice(
                        log.replica(),
                        LineViews.shortName(place, log.replica()),
                        colours.of(place, log.replica()),
                        chosen.contains(log.replica()),
                        log.running() ? null : log.writtenAt()))
                .toList();
    }

    private @Nullable String retention(LogPlace place, LogRequest request, List<KeptLog> kept) {
        try {
            if (!request.sourceOr().equals(Logs.CLUSTER)) {
                var retention = logs.retention(request.sourceOr());
                var oldest = retention.oldest();
                return "%s; fast for %d days, kept for %d"
                        .formatted(
                                oldest == null ? "nothing is kept yet" : "oldest line " + times.ago(oldest),
                                retention.hot().toDays(),
                                retention.warm().toDays());
            }
            var size = kept.stream().mapToLong(log -> log.end() - log.begin()).sum();
            return logs.oldest(place)
                    .map(oldest -> "oldest line %s, %s kept".formatted(times.ago(oldest), Sizes.of(size)))
                    .orElse(null);
        } catch (SourceUnavailable e) {
            return null;
        }
    }

    private static LogQuery query(LogRequest request) {
        try {
            return LogQuery.parse(request.q() == null ? "" : request.q());
        } catch (IllegalArgumentException e) {
            return LogQuery.EVERYTHING;
        }
    }

    private String found(LogRequest request, LogPage page) {
        var count = page.matches();
        var what = request.window() instanceof LogWindow.Around
                ? "The line with %d around it".formatted(Math.max(0, count - 1))
                : "%d %s".formatted(count, count == 1 ? "line" : "lines");
        if (!page.gaveUp()) {
            return what + ".";
        }
        var reached = page.reached();
        return "%s; looked at %s%s."
                .formatted(
                        what,
                        Sizes.of(page.looked()),
                        reached == null ? "" : ", as far as %s".formatted(times.exact(reached)));
    }

    /** A line from the future was written by a replica whose clock, or ours, is wrong. */
    private @Nullable String skew(LogPage page) {
        var now = clock.instant();
        return page.entries().stream()
                .filter(entry -> entry.time() != null && isAhead(entry.time(), now))
                .findFirst()
                .map(entry ->
                        "%s writes times that are %d s ahead of the portal's; its lines may stand in the wrong place."
                                .formatted(
                                        entry.replica(),
                                        entry.time() == null
                                                ? 0
                                                : Duration.between(now, entry.time())
                                                        .toSeconds()))
                .orElse(null);
    }

    private static boolean isAhead(Instant time, Instant now) {
        return time.isAfter(now.plus(TOLERATED_SKEW));
    }

    LogFilter filter(LogRequest request) {
        return request.filter(clock.instant());
    }
}
