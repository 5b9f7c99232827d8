package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.platform.Moments;
import dev.quarterdeck.signals.log.LogWindow;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.entry.Level;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.search.LogQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are looked at and how they are shown, as it stands in an address; what is missing gets its usual value.
 *
 * @param environment without one that in which customers are
 * @param source {@value Logs#CLUSTER} or the name of a system outside
 * @param replica names; none for all
 * @param level the least
 * @param q as {@link LogQuery} reads it
 * @param since up to now: 15m, 1h, 6h, 24h or 7d; nothing for all there is
 * @param from in place of it, or with to
 * @param context lines around each match
 * @param at a position, to see the lines around it
 * @param before a position, to see what is older
 * @param after a position, to see what is newer, or {@code start} for the beginning of the time
 * @param wrap whether long lines go on in the next row
 * @param zone {@code local} for the times of whoever reads, otherwise UTC
 */
public record LogRequest(
        @Nullable String environment,
        @Nullable String source,
        @Nullable List<String> replica,
        @Nullable String level,
        @Nullable String q,
        @Nullable String since,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer context,
        @Nullable String at,
        @Nullable String before,
        @Nullable String after,
        @Nullable Integer limit,
        @Nullable Boolean wrap,
        @Nullable String zone,
        @Nullable Boolean follow) {

    static final int USUAL_LIMIT = 300;
    static final String START = "start";

    private static final int AROUND = 20;
    private static final int MOST_CONTEXT = 100;
    static final Map<String, Duration> RANGES = new LinkedHashMap<>();

    static {
        RANGES.put("15m", Duration.ofMinutes(15));
        RANGES.put("1h", Duration.ofHours(1));
        RANGES.put("6h", Duration.ofHours(6));
        RANGES.put("24h", Duration.ofHours(24));
        RANGES.put("7d", Duration.ofDays(7));
    }

    public Iterable<String> ranges() {
        return RANGES.keySet();
    }

    static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    String sourceOr() {
        return source != null && isSet(source) ? source : Logs.CLUSTER;
    }

    /** @throws IllegalArgumentException that begins with the name of what is wrong */
    public LogFilter filter(Instant now) {
        return new LogFilter(
                replica == null ? Set.of() : Set.copyOf(replica),
                level(level),
                LogQuery.parse(Objects.requireNonNullElse(q, "")),
                begin(now),
                moment("To", to),
                contextOr(0));
    }

    /** @throws IllegalArgumentException if nothing is called so */
    static @Nullable Level level(@Nullable String word) {
        return word == null || !isSet(word)
                ? null
                : Level.of(word)
                        .orElseThrow(
                                () -> new IllegalArgumentException("Level: nothing is called '%s'".formatted(word)));
    }

    private @Nullable Instant begin(Instant now) {
        if (isSet(from) || since == null || !isSet(since)) {
            return moment("From", from);
        }
        return now.minus(range(since));
    }

    /** @throws IllegalArgumentException if nothing is called so */
    static Duration range(String since) {
        var length = RANGES.get(since);
        if (length == null) {
            throw new IllegalArgumentException("Since: one of %s, not '%s'".formatted(RANGES.keySet(), since));
        }
        return length;
    }

    private static @Nullable Instant moment(String label, @Nullable String text) {
        try {
            return Moments.ofNullable(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(label, e.getMessage()), e);
        }
    }

    int contextOr(int usual) {
        return context == null ? usual : Math.clamp(context, 0, MOST_CONTEXT);
    }

    LogWindow window() {
        var lines = limit == null ? USUAL_LIMIT : Math.clamp(limit, 1, LogWindow.MOST);
        if (at != null && isSet(at)) {
            return new LogWindow.Around(at, contextOr(AROUND));
        }
        if (before != null && isSet(before)) {
            return new LogWindow.Older(before, lines);
        }
        if (START.equals(after)) {
            return new LogWindow.First(lines);
        }
        return after != null && isSet(after) ? new LogWindow.Newer(after, lines) : new LogWindow.Last(lines);
    }

    /** Whether it ends with the newest line of the cluster, so that it can be followed. */
    boolean canFollow() {
        return window() instanceof LogWindow.Last && !isSet(to) && sourceOr().equals(Logs.CLUSTER);
    }

    boolean follows() {
        return Boolean.TRUE.equals(follow) && canFollow();
    }

    boolean isWrapped() {
        return Boolean.TRUE.equals(wrap);
    }

    boolean isLocal() {
        return "local".equals(zone);
    }

    /** All of it but the position. */
    Address address(String path) {
        var address = Address.of(path).and("environment", environment).and("source", source);
        for (var name : replica == null ? List.<String>of() : replica) {
            address = address.and("replica", name);
        }
        return address.and("level", level)
                .and("q", q)
                .and("since", since)
                .and("from", from)
                .and("to", to)
                .and("context", context)
                .and("limit", limit)
                .and("wrap", isWrapped() ? "true" : null)
                .and("zone", isLocal() ? zone : null)
                .and("follow", follows() ? "true" : null);
    }
}
