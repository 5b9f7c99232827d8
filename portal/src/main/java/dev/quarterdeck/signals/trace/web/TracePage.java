package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.connector.trace.Span;
import dev.quarterdeck.signals.trace.Step;
import dev.quarterdeck.signals.trace.TimeSpent;
import dev.quarterdeck.signals.trace.Traces;
import dev.quarterdeck.signals.trace.Waterfall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One trace.
 *
 * @param source that has it
 * @param lanes those that are shown
 * @param several whether more than one source could have it, so that addresses say which
 */
public record TracePage(String source, Waterfall waterfall, TraceView view, List<Lane> lanes, boolean several) {

    private static final int TICKS = 4;

    public TracePage {
        lanes = List.copyOf(lanes);
    }

    static TracePage of(Traces.Found found, TraceView view, boolean several) {
        return new TracePage(found.source(), found.waterfall(), view, lanes(found.waterfall(), view), several);
    }

    private static List<Lane> lanes(Waterfall waterfall, TraceView view) {
        var services = waterfall.services();
        var deepest = view.deepest(waterfall.steps());
        var opened = new HashSet<>(view.opened());
        var lanes = new ArrayList<Lane>();
        for (var step : waterfall.steps()) {
            if (!view.shows(step)) {
                continue;
            }
            var open = step.depth() < deepest || opened.contains(step.span().spanId());
            if (step.depth() <= deepest || isOpened(step, opened)) {
                lanes.add(Lane.of(
                        step,
                        waterfall.total(),
                        services.indexOf(step.span().origin().service()),
                        open ? 0 : step.parts()));
            }
            if (opened.contains(String.valueOf(step.span().parentId())) && step.parts() > 0) {
                opened.add(step.span().spanId());
            }
        }
        return lanes;
    }

    private static boolean isOpened(Step step, Set<String> opened) {
        return opened.contains(String.valueOf(step.span().parentId()));
    }

    public Span root() {
        return waterfall.root().span();
    }

    /** As much as tells it from others. */
    public String shortId() {
        return waterfall.trace().id().substring(0, 8) + "…";
    }

    public List<TimeSpent.Part> parts() {
        return TimeSpent.parts(waterfall);
    }

    public List<TimeSpent.Service> services() {
        return TimeSpent.services(waterfall);
    }

    /** What took the most of it, in one sentence. */
    public String verdict() {
        var parts = parts();
        if (parts.isEmpty()) {
            return "Nothing of it took any time";
        }
        var first = parts.getFirst();
        return "%s of %s: %s".formatted(Took.of(first.time()), Took.of(TimeSpent.onPath(waterfall)), first.what());
    }

    public String verdictCss() {
        return waterfall.failures() > 0
                ? "is-fail"
                : parts().stream().anyMatch(TimeSpent.Part::waiting) ? "is-warn" : "";
    }

    public Map<String, Duration> skews() {
        return waterfall.skews();
    }

    private Address address(String below) {
        return Address.of("/traces/" + waterfall.trace().id() + below).with("source", several ? source : null);
    }

    /** With all of its spans, or only some kind of them. */
    public String only(String which) {
        return address("").with("only", which).toString();
    }

    public String everything() {
        return address("").with("all", "true").toString();
    }

    public String comparison() {
        return address("/comparison").toString();
    }

    public String json() {
        return "/api/v1" + address("");
    }

    /** With the parts of one more span. */
    public String opening(String spanId) {
        var address = address("");
        Stream.concat(view.opened().stream(), Stream.of(spanId)).distinct().forEach(id -> address.with("open", id));
        return address + "#s" + spanId;
    }

    public int hidden() {
        return waterfall.steps().size() - lanes.size();
    }

    /** How the colours are called, in the order of {@link Waterfall#services()}. */
    public String css(String service) {
        return "is-c" + (waterfall.services().indexOf(service) % 6 + 1);
    }

    public List<Tick> ticks() {
        return IntStream.range(0, TICKS)
                .mapToObj(i -> new Tick(
                        "%d%%".formatted(100 * i / TICKS),
                        Took.of(waterfall.total().multipliedBy(i).dividedBy(TICKS))))
                .toList();
    }

    public record Tick(String x, String label) {}
}
