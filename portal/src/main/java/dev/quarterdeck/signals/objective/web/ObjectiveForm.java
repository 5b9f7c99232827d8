package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.objective.Definition;
import dev.quarterdeck.signals.objective.Indicator;
import dev.quarterdeck.signals.objective.Indicator.Asked;
import dev.quarterdeck.signals.objective.Indicator.Availability;
import dev.quarterdeck.signals.objective.Indicator.Comparison;
import dev.quarterdeck.signals.objective.Indicator.Elsewhere;
import dev.quarterdeck.signals.objective.Indicator.Latency;
import dev.quarterdeck.signals.objective.Indicator.Ratio;
import dev.quarterdeck.signals.objective.Indicator.Signal;
import dev.quarterdeck.signals.objective.Indicator.Threshold;
import dev.quarterdeck.signals.objective.PolicyStep;
import dev.quarterdeck.signals.objective.Question;
import dev.quarterdeck.signals.objective.Slices;
import dev.quarterdeck.signals.objective.Times;
import dev.quarterdeck.signals.objective.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A definition as somebody types it.
 *
 * @param name made of the title if it is left out
 * @param kind of indicator: availability, latency, ratio, threshold, queries of a Prometheus, or as a document says
 * @param part counter, or query, of the good, or the bad ones, as {@code partIs} says
 * @param target in per cent
 * @param window such as {@code 30d}, or {@code calendar 1M}
 * @param sliceMinutes blank if what happens counts, and not slices of time
 * @param sliceTarget in per cent
 * @param watchBelow per cent of the budget; blank if nobody has to look
 * @param holdBelow likewise, for releases to be held
 * @param source whose queries they are; blank for whichever is connected
 */
public record ObjectiveForm(
        @Nullable String name,
        @Nullable String title,
        @Nullable String description,
        @Nullable String component,
        @Nullable String environment,
        @Nullable String kind,
        @Nullable String within,
        @Nullable String part,
        @Nullable String partIs,
        @Nullable String total,
        @Nullable String signal,
        @Nullable String comparison,
        @Nullable String limit,
        @Nullable String target,
        @Nullable String window,
        @Nullable String zone,
        @Nullable String sliceMinutes,
        @Nullable String sliceTarget,
        @Nullable String watchBelow,
        @Nullable String watchWho,
        @Nullable String watchWhat,
        @Nullable String holdBelow,
        @Nullable String holdWho,
        @Nullable String holdWhat,
        @Nullable String source) {

    private static final String CALENDAR = "calendar ";
    private static final String DOCUMENT = "document";

    /** What most begin with. */
    static ObjectiveForm empty(String component, String environment) {
        return new ObjectiveForm(
                "",
                "",
                "",
                component,
                environment,
                "availability",
                "300ms",
                "",
                "bad",
                "",
                "poolUse",
                "lte",
                "0.8",
                "99.9",
                "30d",
                "UTC",
                "",
                "95",
                "50",
                "Owner",
                "Look at what burns it",
                "0",
                "Owner",
                "Only what mends it goes to production",
                "");
    }

    static ObjectiveForm of(Definition definition) {
        var indicator = definition.indicator();
        var share = ShareFields.of(indicator);
        var slices = definition.slices();
        var watch = definition.policy().stream().filter(step -> !step.holds()).findFirst();
        var hold = definition.policy().stream().filter(PolicyStep::holds).findFirst();
        return new ObjectiveForm(
                definition.name(),
                definition.title(),
                definition.description(),
                definition.component().toString(),
                definition.environment(),
                kind(indicator),
                indicator instanceof Latency(var within) ? within.toMillis() + "ms" : "300ms",
                share.part(),
                share.good() ? "good" : "bad",
                share.total(),
                indicator instanceof Threshold(var signal, var _, var _) ? signal.word() : "poolUse",
                indicator instanceof Threshold(var _, var comparison, var _) ? comparison.word() : "lte",
                indicator instanceof Threshold(var _, var _, var limit) ? plain(limit) : "0.8",
                plain(definition.target() * 100),
                (definition.window().isRolling() ? "" : CALENDAR)
                        + definition.window().duration(),
                definition.window().zone().getId().replace("Z", "UTC"),
                slices == null ? "" : Long.toString(slices.length().toMinutes()),
                slices == null || slices.target() == null ? "" : plain(slices.target() * 100),
                watch.map(step -> plain(step.percent())).orElse(""),
                watch.map(PolicyStep::who).orElse(""),
                watch.map(PolicyStep::what).orElse(""),
                hold.map(step -> plain(step.percent())).orElse(""),
                hold.map(PolicyStep::who).orElse(""),
                hold.map(PolicyStep::what).orElse(""),
                indicator instanceof Asked(var source, var _) && source != null ? source : "");
    }

    private static String kind(Indicator indicator) {
        return switch (indicator) {
            case Availability() -> "availability";
            case Latency _ -> "latency";
            case Ratio _ -> "ratio";
            case Threshold _ -> "threshold";
            case Asked(var _, Question.Share share) when share.counters() -> "queries";
            case Asked _, Elsewhere _ -> DOCUMENT;
        };
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(Math.round(number * 1e6))
                .scaleByPowerOfTen(-6)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** @throws IllegalArgumentException that begins with the label of the field that is wrong */
    Definition definition() {
        return definition(null);
    }

    /**
     * Likewise of one that is changed.
     *
     * @param before what it counts, which stays if that is chosen; null of a new one
     */
    Definition definition(@Nullable Indicator before) {
        var name = text(this.name).isEmpty() ? slug(text(title)) : text(this.name);
        return new Definition(
                name,
                text(title),
                text(description).isEmpty() ? null : text(description),
                at("Component", () -> EntityRef.parse(text(component), "component", EntityRef.DEFAULT_NAMESPACE)),
                text(environment),
                text(kind).equals(DOCUMENT) && before != null ? before : indicator(),
                share("Target", target),
                at("Window", this::chosenWindow),
                slices(),
                policy());
    }

    private static String slug(String title) {
        var slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 63 ? slug.substring(0, 63).replaceAll("-$", "") : slug;
    }

    private Indicator indicator() {
        return switch (text(kind)) {
            case "availability" -> new Availability();
            case "latency" -> at("Within", () -> new Latency(Times.parse(text(within))));
            case "ratio" ->
                new Ratio(
                        filled(text(partIs).equals("good") ? "Good ones" : "Bad ones", part),
                        text(partIs).equals("good"),
                        filled("Of all", total));
            case "queries" ->
                new Asked(
                        text(source).isEmpty() ? null : text(source),
                        new Question.Share(
                                filled(text(partIs).equals("good") ? "Good ones" : "Bad ones", part),
                                text(partIs).equals("good"),
                                filled("Of all", total),
                                true));
            case "threshold" ->
                new Threshold(
                        at("Signal", () -> Signal.named(text(signal))),
                        at("Limit", () -> Comparison.named(text(comparison))),
                        number("Limit", limit));
            default ->
                throw new IllegalArgumentException(
                        "What counts: choose requests, time to answer, a counter or a signal");
        };
    }

    private Window chosenWindow() {
        var chosen = text(window);
        if (!chosen.startsWith(CALENDAR)) {
            return Window.rolling(chosen);
        }
        try {
            return Window.of(
                    chosen.substring(CALENDAR.length()),
                    calendarStart(chosen),
                    text(zone).isEmpty() ? ZoneOffset.UTC : ZoneId.of(text(zone)));
        } catch (ZoneRulesException e) {
            throw new IllegalArgumentException("'%s' is not a time zone such as Europe/Berlin".formatted(zone), e);
        }
    }

    /** Of weeks a Monday, of all else the first day of a year. */
    private static LocalDateTime calendarStart(String window) {
        var day = window.endsWith("w") ? LocalDate.of(2024, 1, 1) : LocalDate.of(2020, 1, 1);
        return day.atStartOfDay();
    }

    private @Nullable Slices slices() {
        if (text(sliceMinutes).isEmpty()) {
            return null;
        }
        var minutes = Math.round(number("Slice", sliceMinutes));
        var target = text(sliceTarget).isEmpty() ? null : Double.valueOf(share("Slice target", sliceTarget));
        return at("Slice", () -> new Slices(Duration.ofMinutes(minutes), target));
    }

    private List<PolicyStep> policy() {
        var steps = new ArrayList<PolicyStep>();
        if (!text(watchBelow).isEmpty()) {
            var below = share("Policy, first step", watchBelow);
            steps.add(at("Policy, first step", () -> new PolicyStep(below, text(watchWho), text(watchWhat), false)));
        }
        if (!text(holdBelow).isEmpty()) {
            var below = share("Policy, hold", holdBelow);
            steps.add(at("Policy, hold", () -> new PolicyStep(below, text(holdWho), text(holdWhat), true)));
        }
        return steps;
    }

    private static String text(@Nullable String field) {
        return Objects.requireNonNullElse(field, "").strip();
    }

    private static String filled(String label, @Nullable String field) {
        if (text(field).isEmpty()) {
            throw new IllegalArgumentException(label + ": name a counter, or write its query");
        }
        return text(field);
    }

    /** Of a whole, typed in per cent; 99.9 becomes 0.999 and nothing beside. */
    private static double share(String label, @Nullable String field) {
        return BigDecimal.valueOf(number(label, field)).movePointLeft(2).doubleValue();
    }

    private static double number(String label, @Nullable String field) {
        try {
            var number = Double.parseDouble(text(field).replace(',', '.'));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("%s: '%s' is not a number".formatted(label, text(field)));
    }

    private static <T> T at(String label, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(label, e.getMessage()), e);
        }
    }
}
