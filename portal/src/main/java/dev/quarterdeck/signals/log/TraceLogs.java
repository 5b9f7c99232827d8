package dev.quarterdeck.signals.log;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.log.replica.ReplicaLogs;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.search.LogQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what components wrote of one trace. */
@Component
class TraceLogs {

    private static final int MOST = 500;
    private static final Duration AROUND = Duration.ofMinutes(10);
    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-fA-F]{16}|[0-9a-fA-F]{32}");

    private final ReplicaLogs replicas;
    private final OutsideLogs outside;
    private final Environments environments;
    private final LogSettings settings;

    TraceLogs(ReplicaLogs replicas, OutsideLogs outside, Environments environments, LogSettings settings) {
        this.replicas = replicas;
        this.outside = outside;
        this.environments = environments;
        this.settings = settings;
    }

    TraceLog of(String traceId, @Nullable Instant around) {
        if (!TRACE_ID.matcher(traceId).matches()) {
            throw new IllegalArgumentException("Trace: '%s' is not of 32 or 16 hexadecimal digits".formatted(traceId));
        }
        var filter = new LogFilter(
                Set.of(),
                null,
                LogQuery.parse("\"" + traceId + "\""),
                around == null ? null : around.minus(AROUND),
                around == null ? null : around.plus(AROUND),
                0);
        var lines = new ArrayList<TraceLog.Line>();
        var problems = new ArrayList<String>();
        onTheCluster(filter, lines, problems);
        outsideOfIt(traceId, filter, lines, problems);
        lines.sort(Comparator.comparing(
                line -> line.entry().time(), Comparator.nullsLast(Comparator.<Instant>naturalOrder())));
        return new TraceLog(traceId, lines, problems);
    }

    private void onTheCluster(LogFilter filter, List<TraceLog.Line> lines, List<String> problems) {
        try {
            for (var environment : environments.inOrder()) {
                for (var place : replicas.places(environment.name())) {
                    onTheCluster(place, filter, lines, problems);
                }
            }
        } catch (SourceUnavailable e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private void onTheCluster(LogPlace place, LogFilter filter, List<TraceLog.Line> lines, List<String> problems) {
        var page = replicas.search(place, filter, settings.lookedForTrace().toBytes())
                .last(MOST);
        for (var entry : page.entries()) {
            lines.add(new TraceLog.Line(Logs.CLUSTER, place.component().name(), place.environment(), entry));
        }
        if (page.gaveUp()) {
            problems.add("Of %s in %s only the last %d MB were looked at."
                    .formatted(place.component().name(), place.environment(), page.looked() >> 20));
        }
    }

    private void outsideOfIt(String traceId, LogFilter filter, List<TraceLog.Line> lines, List<String> problems) {
        for (var source : outside.names()) {
            try {
                lines.addAll(outside.ofTrace(source, traceId, filter, MOST));
            } catch (SourceUnavailable | IllegalArgumentException e) {
                problems.add("%s: %s".formatted(source, e.getMessage()));
            }
        }
    }
}
