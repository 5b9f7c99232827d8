package dev.quarterdeck.signals.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.quarterdeck.platform.Moments;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Ranges;
import dev.quarterdeck.signals.dashboard.panel.Values;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How somebody looks at a dashboard: everything that is chosen, as it stands in the address.
 *
 * @param range up to now
 * @param from with {@code to}, in place of a range; empty if there is none
 * @param refresh how often an open page asks again; null for never
 */
public record Look(
        String range,
        String from,
        String to,
        boolean lastWeek,
        @Nullable Duration refresh,
        Values values) {

    private static final String VARIABLE = "var-";

    private static final List<String> REFRESHES = List.of("never", "10s", "30s", "1m", "5m");

    /**
     * @param parameters of the address; what is missing is as the dashboard says
     * @throws IllegalArgumentException if one is wrong
     */
    static Look of(Map<String, String> parameters, Definition definition) {
        var range = parameters.getOrDefault("range", "");
        var refresh = parameters.getOrDefault("refresh", "");
        var chosen = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(VARIABLE)) {
                chosen.put(name.substring(VARIABLE.length()), value);
            }
        });
        return new Look(
                range.isBlank() ? definition.range() : range.strip(),
                parameters.getOrDefault("from", "").strip(),
                parameters.getOrDefault("to", "").strip(),
                parameters.getOrDefault("compare", "").equals("week"),
                refresh.isBlank() ? definition.refresh() : DashboardCode.refresh(refresh),
                Values.of(definition.variables(), chosen));
    }

    /** Whether it ends with the present, so that it goes on. */
    public boolean follows() {
        return from.isEmpty() || to.isEmpty();
    }

    /** @throws IllegalArgumentException if it is none */
    public TimeRange time(Instant now) {
        return follows()
                ? new TimeRange(now.minus(Ranges.length(range)), now)
                : new TimeRange(Moments.of(from), Moments.of(to));
    }

    /** Those that are offered. */
    public List<String> ranges() {
        return Ranges.USUAL;
    }

    /** Likewise. */
    public List<String> refreshes() {
        return REFRESHES;
    }

    public String refreshWord() {
        return DashboardCode.written(refresh);
    }

    /** For {@code hx-trigger}; what does not end with the present stays as it is. */
    public String trigger() {
        return refresh == null || !follows() ? "never" : "every %ds".formatted(refresh.toSeconds());
    }

    /** For a field of a form; empty without a begin and an end. */
    public String fromField() {
        return follows() ? "" : Moments.of(from).toString().substring(0, 16);
    }

    /** Likewise. */
    public String toField() {
        return follows() ? "" : Moments.of(to).toString().substring(0, 16);
    }

    /** All of it, for addresses. */
    public String query() {
        return written(follows() ? "range=" + encoded(range) : "from=%s&to=%s".formatted(encoded(from), encoded(to)));
    }

    /** Without the time, which follows. */
    public String beforeTime() {
        return written("");
    }

    /** With another range. */
    public String with(String otherRange) {
        return written("range=" + encoded(otherRange));
    }

    private String written(String time) {
        var variables = values.byName().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> "%s%s=%s".formatted(VARIABLE, value.getKey(), encoded(value.getValue())))
                .collect(joining("&"));
        var rest = "refresh=%s%s".formatted(refreshWord(), lastWeek ? "&compare=week" : "");
        return Stream.of(time, variables, rest).filter(part -> !part.isEmpty()).collect(joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Of one variable, as chosen. */
    public String value(Variable variable) {
        return values.byName().getOrDefault(variable.name(), "");
    }

    public String parameter(Variable variable) {
        return VARIABLE + variable.name();
    }
}
