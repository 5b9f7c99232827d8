package dev.quarterdeck.signals.objective;

import static java.util.stream.Collectors.groupingBy;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.objective.Report.Group;
import dev.quarterdeck.signals.objective.Report.Line;
import dev.quarterdeck.signals.objective.Sums.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says how objectives were kept, month by month. */
@Component
@Transactional(readOnly = true)
public class Reports {

    private final ObjectiveRepository objectives;
    private final TallyRepository tallies;
    private final CorrectionRepository corrections;
    private final StandingRepository standings;
    private final Catalog catalog;
    private final Clock clock;

    Reports(
            ObjectiveRepository objectives,
            TallyRepository tallies,
            CorrectionRepository corrections,
            StandingRepository standings,
            Catalog catalog,
            Clock clock) {
        this.objectives = objectives;
        this.tallies = tallies;
        this.corrections = corrections;
        this.standings = standings;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** By whom a report is grouped. */
    public enum By {
        TEAM,
        SYSTEM;

        /** @throws IllegalArgumentException if it is neither */
        public static By of(String word) {
            return switch (word) {
                case "team" -> TEAM;
                case "system" -> SYSTEM;
                default ->
                    throw new IllegalArgumentException("A report is by team or by system, not '%s'".formatted(word));
            };
        }
    }

    /** @throws IllegalArgumentException of a month that has not begun */
    public Report of(YearMonth month, By by) {
        var begin = begin(month);
        var now = clock.instant();
        if (begin.isAfter(now)) {
            throw new IllegalArgumentException("%s has not begun yet".formatted(month));
        }
        var end = begin(month.plusMonths(1));
        var until = end.isBefore(now) ? end : now;
        var all = objectives.all();
        var agreed = corrections.agreed();
        var spans = new ArrayList<Span>();
        for (var objective : all) {
            spans.add(new Span(objective.id(), begin, until));
            spans.add(new Span(objective.id(), begin(month.minusMonths(1)), begin));
        }
        var sums = Sums.of(spans, agreed, tallies);
        var pages = standings.pages(begin, end);
        var lines = all.stream()
                .map(objective -> {
                    var tally = sums.of(new Span(objective.id(), begin, until));
                    return new Line(
                            objective,
                            tally,
                            sums.of(new Span(objective.id(), begin(month.minusMonths(1)), begin)),
                            Standing.budget(tally, objective.definition().budget()),
                            within(agreed.getOrDefault(objective.id(), List.of()), begin, until),
                            pages.getOrDefault(objective.id(), 0));
                })
                .toList();
        return new Report(month, until, groups(lines, by));
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static int within(List<Correction> corrections, Instant begin, Instant end) {
        return (int) corrections.stream()
                .filter(correction ->
                        correction.begin().isBefore(end) && correction.end().isAfter(begin))
                .count();
    }

    private List<Group> groups(List<Line> lines, By by) {
        var known = new HashMap<EntityRef, Optional<CatalogEntry>>();
        Map<Optional<EntityRef>, List<Line>> grouped = lines.stream()
                .collect(groupingBy(line -> known.computeIfAbsent(
                                line.objective().definition().component(), catalog::lookUp)
                        .map(entry -> by == By.TEAM ? entry.owner() : entry.system())));
        return grouped.entrySet().stream()
                .map(entry -> new Group(entry.getKey().orElse(null), entry.getValue()))
                .sorted(Comparator.comparing((Group group) -> group.whose() == null)
                        .thenComparing(Group::name))
                .toList();
    }
}
