package dev.quarterdeck.signals.dashboard.grafana;

import dev.quarterdeck.signals.dashboard.panel.Unit;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A unit of Grafana's.
 *
 * @param factor by which a number in it becomes one in ours
 * @param known false if it only becomes a plain number
 */
record GrafanaUnit(Unit unit, double factor, boolean known) {

    private static final Map<String, GrafanaUnit> KNOWN = Map.ofEntries(
            unit("s", Unit.SECONDS, 1),
            unit("dtdurations", Unit.SECONDS, 1),
            unit("ms", Unit.SECONDS, 1e-3),
            unit("dtdurationms", Unit.SECONDS, 1e-3),
            unit("µs", Unit.SECONDS, 1e-6),
            unit("ns", Unit.SECONDS, 1e-9),
            unit("m", Unit.SECONDS, 60),
            unit("h", Unit.SECONDS, 3_600),
            unit("percentunit", Unit.RATIO, 1),
            unit("percent", Unit.PERCENT, 1),
            unit("bytes", Unit.BYTES, 1),
            unit("decbytes", Unit.BYTES, 1),
            unit("kbytes", Unit.BYTES, 1 << 10),
            unit("mbytes", Unit.BYTES, 1 << 20),
            unit("gbytes", Unit.BYTES, 1 << 30),
            unit("reqps", Unit.RATE, 1),
            unit("rps", Unit.RATE, 1),
            unit("wps", Unit.RATE, 1),
            unit("ops", Unit.RATE, 1),
            unit("iops", Unit.RATE, 1),
            unit("cps", Unit.RATE, 1),
            unit("eps", Unit.RATE, 1),
            unit("opm", Unit.PER_MINUTE, 1),
            unit("rpm", Unit.PER_MINUTE, 1),
            unit("wpm", Unit.PER_MINUTE, 1),
            unit("cpm", Unit.PER_MINUTE, 1),
            unit("short", Unit.COUNT, 1),
            unit("none", Unit.COUNT, 1),
            unit("locale", Unit.COUNT, 1),
            unit("", Unit.COUNT, 1));

    private static Map.Entry<String, GrafanaUnit> unit(String word, Unit unit, double factor) {
        return Map.entry(word, new GrafanaUnit(unit, factor, true));
    }

    static GrafanaUnit of(String word) {
        return KNOWN.getOrDefault(word, new GrafanaUnit(Unit.COUNT, 1, false));
    }

    /** A query whose numbers are in our unit. */
    String scaled(String promQl) {
        return factor == 1 ? promQl : "(%s) * %s".formatted(promQl, plain(factor));
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
