package dev.quarterdeck.signals.trace;

import dev.quarterdeck.connector.trace.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the time of a trace went. */
public final class TimeSpent {

    private TimeSpent() {}

    /**
     * A part of the critical path.
     *
     * @param share of all of it, from 0 to 1
     * @param waiting whether somebody was waited for who did not answer
     */
    public record Part(String what, String service, Duration time, double share, boolean waiting) {}

    /**
     * What a service had to do with it.
     *
     * @param onPath what the whole waited for it; of time between two services it is the caller's
     * @param own of all its spans, also those nobody waited for
     */
    public record Service(String name, Duration onPath, double share, Duration own, int spans, long failures) {}

    /** What the whole waited for, the longest first. */
    public static List<Part> parts(Waterfall waterfall) {
        var total = onPath(waterfall);
        var times = new LinkedHashMap<Part, Duration>();
        for (var step : waterfall.steps()) {
            if (step.isCritical()) {
                var service = step.span().origin().service();
                var key = new Part(what(step), service, Duration.ZERO, 0, step.unanswered());
                times.merge(key, step.onPath(), Duration::plus);
            }
        }
        return times.entrySet().stream()
                .map(entry -> new Part(
                        entry.getKey().what(),
                        entry.getKey().service(),
                        entry.getValue(),
                        share(entry.getValue(), total),
                        entry.getKey().waiting()))
                .sorted(Comparator.comparing(Part::time).reversed())
                .toList();
    }

    private static String what(Step step) {
        var service = step.span().origin().service();
        var peer = step.peer();
        if (peer == null) {
            return service + " itself";
        }
        if (step.isDatabase()) {
            return "database of " + service;
        }
        return step.answered()
                ? "on the way from %s to %s".formatted(service, peer)
                : "%s waiting for %s".formatted(service, peer);
    }

    /** What the whole took, as far as its first span tells. */
    public static Duration onPath(Waterfall waterfall) {
        return waterfall.steps().stream().map(Step::onPath).reduce(Duration.ZERO, Duration::plus);
    }

    private static double share(Duration part, Duration whole) {
        return whole.isZero() ? 0 : (double) part.toNanos() / whole.toNanos();
    }

    /** Of every service, the one that the whole waited for longest first. */
    public static List<Service> services(Waterfall waterfall) {
        var total = onPath(waterfall);
        Map<String, Service> services = new LinkedHashMap<>();
        for (var step : waterfall.steps()) {
            var one = new Service(
                    step.span().origin().service(),
                    step.onPath(),
                    share(step.onPath(), total),
                    step.span().kind() == Span.Kind.CLIENT && step.answered() ? Duration.ZERO : step.own(),
                    1,
                    step.span().failed() ? 1 : 0);
            services.merge(one.name(), one, TimeSpent::together);
        }
        return services.values().stream()
                .sorted(Comparator.comparing(Service::onPath).reversed())
                .toList();
    }

    private static Service together(Service one, Service other) {
        return new Service(
                one.name(),
                one.onPath().plus(other.onPath()),
                one.share() + other.share(),
                one.own().plus(other.own()),
                one.spans() + other.spans(),
                one.failures() + other.failures());
    }
}
