package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.objective.AlertWindow;
import dev.quarterdeck.signals.objective.BudgetHistory;
import dev.quarterdeck.signals.objective.BudgetHistory.Burnt;
import dev.quarterdeck.signals.objective.BurnAlert;
import dev.quarterdeck.signals.objective.Correction;
import dev.quarterdeck.signals.objective.Corrections;
import dev.quarterdeck.signals.objective.Indicator.Asked;
import dev.quarterdeck.signals.objective.Objective;
import dev.quarterdeck.signals.objective.ObjectiveRow;
import dev.quarterdeck.signals.objective.ObjectiveSettings;
import dev.quarterdeck.signals.objective.Objectives;
import dev.quarterdeck.signals.objective.PolicyStep;
import dev.quarterdeck.signals.objective.Standing;
import dev.quarterdeck.signals.objective.web.ObjectivePage.Burn;
import dev.quarterdeck.signals.objective.web.ObjectivePage.CorrectionView;
import dev.quarterdeck.signals.objective.web.ObjectivePage.Cost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of an objective says. */
@Component
class ObjectivePages {

    /** What is older than this is counted while somebody waits for it. */
    private static final Duration BEHIND = Duration.ofMinutes(10);

    private final Objectives objectives;
    private final Corrections corrections;
    private final BudgetHistory history;
    private final ObjectiveSettings settings;
    private final Signals signals;
    private final Catalog catalog;
    private final Clock clock;

    ObjectivePages(
            Objectives objectives,
            Corrections corrections,
            BudgetHistory history,
            ObjectiveSettings settings,
            Signals signals,
            Catalog catalog,
            Clock clock) {
        this.objectives = objectives;
        this.corrections = corrections;
        this.history = history;
        this.settings = settings;
        this.signals = signals;
        this.catalog = catalog;
        this.clock = clock;
    }

    ObjectivePage page(Objective objective, String person) {
        var standing = objectives.standing(objective);
        var alerts = objectives.alerts(objective);
        var asked = corrections.of(objective);
        var range = history.window(objective);
        var definition = objective.definition();
        var burnt = history.burnt(objective, signals.changes(definition.component(), definition.environment(), range));
        return new ObjectivePage(
                view(objective, standing),
                requests(objective, standing),
                counted(objective, standing),
                standing.measuredAt(),
                objective.talliedUntil().isBefore(until(objective).minus(BEHIND)),
                objectives.problem(objective).orElse(null),
                BudgetChart.of(history.points(objective), burnt, asked, hold(objective)),
                burns(standing, alerts),
                burnt.stream().map(one -> cost(objective, one, range.to())).toList(),
                asked.stream()
                        .map(correction -> new CorrectionView(
                                correction,
                                effect(objective, correction),
                                correction.askedBy().equals(person)))
                        .toList(),
                alerts);
    }

    /** What another system measures does not wait for what is added up here. */
    private Instant until(Objective objective) {
        return objective.definition().indicator() instanceof Asked ? clock.instant() : signals.completeUntil();
    }

    private ObjectiveView view(Objective objective, Standing standing) {
        var entry = catalog.lookUp(objective.definition().component());
        return ObjectiveView.of(
                new ObjectiveRow(
                        objective,
                        entry.map(CatalogEntry::owner).orElse(null),
                        entry.map(CatalogEntry::system).orElse(null),
                        standing.state(),
                        standing.tally(),
                        standing.budget(),
                        standing.usualBurn(),
                        standing.emptiesAt(),
                        standing.judgedAt()),
                clock.instant());
    }

    private static @Nullable String requests(Objective objective, Standing standing) {
        var definition = objective.definition();
        if (!definition.indicator().ofRequests() || definition.slices() != null) {
            return null;
        }
        var allowed = standing.tally().total() * definition.budget();
        return "%s of %s".formatted(Figures.count(allowed - standing.tally().bad()), Figures.count(allowed));
    }

    private static String counted(Objective objective, Standing standing) {
        var definition = objective.definition();
        var unit = definition.slices() != null
                ? "slices of time"
                : definition.indicator().ofRequests() ? "counted" : "minutes";
        return "%s bad of %s %s"
                .formatted(
                        Figures.count(standing.tally().bad()),
                        Figures.count(standing.tally().total()),
                        unit);
    }

    private static @Nullable Double hold(Objective objective) {
        return objective.definition().policy().stream()
                .filter(PolicyStep::holds)
                .map(PolicyStep::below)
                .max(Double::compare)
                .orElse(null);
    }

    private List<Burn> burns(Standing standing, List<BurnAlert> alerts) {
        return settings.alerts().stream()
                .map(window -> burn(window, standing, alerts))
                .toList();
    }

    private static Burn burn(AlertWindow window, Standing standing, List<BurnAlert> alerts) {
        var over = standing.burn().get(window.longWindow());
        var under = standing.burn().get(window.shortWindow());
        return new Burn(
                "%s and %s".formatted(Figures.window(window.longWindow()), Figures.window(window.shortWindow())),
                window.urgency() == AlertWindow.Urgency.PAGE ? "pages on call" : "opens a ticket",
                Figures.burn(window.atLeast()),
                Figures.burn(over),
                Figures.burn(under),
                over != null && over >= window.atLeast(),
                under != null && under >= window.atLeast(),
                alerts.stream()
                        .filter(alert ->
                                alert.endedAt() == null && alert.longWindow().equals(window.longWindow()))
                        .map(BurnAlert::since)
                        .findFirst()
                        .orElse(null));
    }

    private Cost cost(Objective objective, Burnt burnt, Instant end) {
        var all = ObjectiveView.allowed(objective, clock.instant());
        return new Cost(
                burnt.change(),
                burnt.from(),
                burnt.until().equals(end),
                Figures.percent(burnt.share()),
                Figures.time(burnt.share(), all).replaceAll(" of [0-9.,]+", ""),
                Figures.count(burnt.tally().bad()));
    }

    private String effect(Objective objective, Correction correction) {
        if (correction.state() == Correction.State.REFUSED) {
            return "none";
        }
        var out = history.leftOut(objective, correction);
        return "%s bad of %s".formatted(Figures.count(out.bad()), Figures.count(out.total()));
    }
}
