package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.connector.trace.TraceQuery;
import dev.quarterdeck.connector.trace.TraceQuery.Order;
import dev.quarterdeck.platform.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What traces are looked for, as it stands in an address; what is missing or blank does not matter.
 *
 * @param component whose spans; without it the first of the whole trace is meant
 * @param release its version
 * @param min that it took at least, such as {@code 200ms} or {@code 1.5 s}; a bare number is of milliseconds
 * @param errors whether only traces in which something failed
 * @param tag {@code name=value}, several with commas between them
 * @param range up to now, one of {@link #RANGES}; an hour if it is left out
 * @param from with {@code to}, in place of a range
 * @param sort {@code newest} or {@code slowest}
 * @param source that is asked; the portal's own if it is left out
 */
public record TraceSearch(
        @Nullable String component,
        @Nullable String environment,
        @Nullable String release,
        @Nullable String min,
        @Nullable Boolean errors,
        @Nullable String tag,
        @Nullable String range,
        @Nullable String from,
        @Nullable String to,
        @Nullable String sort,
        @Nullable String source) {

    static final String USUAL = "1h";

    private static final Map<String, Duration> RANGES = new LinkedHashMap<>();
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s)?");

    static {
        RANGES.put("15m", Duration.ofMinutes(15));
        RANGES.put("1h", Duration.ofHours(1));
        RANGES.put("3h", Duration.ofHours(3));
        RANGES.put("24h", Duration.ofHours(24));
        RANGES.put("2d", Duration.ofDays(2));
    }

    /** The slowest of a component, and of one of its releases if it is not null, in the same time. */
    public String slowestOf(@Nullable String of, @Nullable String version) {
        var address = Address.of("/traces")
                .with("component", of)
                .with("environment", environment)
                .with("release", version);
        return inTime(address).with("sort", "slowest").with("source", source).toString();
    }

    /** Who calls whom in the same time. */
    public String map() {
        return inTime(Address.of("/traces/map").with("environment", environment))
                .with("source", source)
                .toString();
    }

    private Address inTime(Address address) {
        return follows()
                ? address.with("range", word())
                : address.with("from", from).with("to", to);
    }

    /** As a field for a time has it. */
    public String field(@Nullable String moment) {
        return follows() || moment == null
                ? ""
                : moment.substring(0, Math.min(19, moment.length())).replace("Z", "");
    }

    /** From a moment on, up to and without another one. */
    record Span(Instant from, Instant to) {}

    public Iterable<String> ranges() {
        return RANGES.keySet();
    }

    public boolean follows() {
        return blank(from) || blank(to);
    }

    /** The chosen range; empty if a begin and an end are chosen. */
    public String word() {
        return !follows() ? "" : blank(range) ? USUAL : Objects.requireNonNull(range);
    }

    public boolean onlyErrors() {
        return errors != null && errors;
    }

    public boolean slowestFirst() {
        return "slowest".equals(sort);
    }

    /** @throws IllegalArgumentException if it is none */
    Span time(Instant now) {
        if (from != null && to != null && !follows()) {
            var begin = Moments.of(from);
            var end = Moments.of(to);
            if (!begin.isBefore(end)) {
                throw new IllegalArgumentException("From: is not before the end");
            }
            return new Span(begin, end);
        }
        var length = RANGES.get(word());
        if (length == null) {
            throw new IllegalArgumentException("Range: one of %s, not '%s'".formatted(RANGES.keySet(), word()));
        }
        return new Span(now.minus(length), now);
    }

    /** @throws IllegalArgumentException that begins with the label of the field that is wrong */
    TraceQuery query(Instant now, int limit) {
        var time = time(now);
        return new TraceQuery(
                text(component),
                text(environment),
                text(release),
                atLeast(),
                onlyErrors(),
                tags(),
                time.from(),
                time.to(),
                order(),
                limit);
    }

    private Order order() {
        var word = text(sort);
        if (word != null && !List.of("newest", "slowest").contains(word)) {
            throw new IllegalArgumentException("Sort: newest or slowest, not '%s'".formatted(word));
        }
        return slowestFirst() ? Order.SLOWEST : Order.NEWEST;
    }

    private @Nullable Duration atLeast() {
        var text = text(min);
        if (text == null) {
            return null;
        }
        var time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("Took at least: '%s' is not like 200ms or 1.5 s".formatted(text));
        }
        var number = Double.parseDouble(time.group(1));
        return Duration.ofNanos(Math.round(number * ("s".equals(time.group(2)) ? 1e9 : 1e6)));
    }

    private Map<String, String> tags() {
        var text = text(tag);
        if (text == null) {
            return Map.of();
        }
        var tags = new LinkedHashMap<String, String>();
        Stream.of(text.split(",")).map(String::strip).forEach(one -> {
            var sign = one.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("Tag: '%s' is not of the form name=value".formatted(one));
            }
            tags.put(one.substring(0, sign).strip(), one.substring(sign + 1).strip());
        });
        return tags;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static @Nullable String text(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }
}
