package dev.quarterdeck.signals.dashboard.reading;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Change;
import dev.quarterdeck.signals.Signals;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import dev.quarterdeck.signals.dashboard.panel.Values;
import dev.quarterdeck.signals.dashboard.reading.MeasureQuery.Series;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what was changed of that which a dashboard shows. */
@Component
@Transactional(readOnly = true)
public class ChangeReader {

    private static final int MOST_COMPONENTS = 500;

    private final MeasureQuery measures;
    private final Signals signals;

    ChangeReader(MeasureQuery measures, Signals signals) {
        this.measures = measures;
        this.signals = signals;
    }

    /** The newest 50, in the order of time; of a dashboard that only asks a Prometheus, of everything. */
    public List<Change> changes(Definition definition, Values values, TimeRange range) {
        var selections = definition
                .panels()
                .flatMap(panel -> panel.queries().stream())
                .filter(Query.Own.class::isInstance)
                .map(query -> ((Query.Own) query).selection().with(values::in))
                .distinct()
                .filter(ChangeReader::isReadable)
                .toList();
        var environments =
                selections.stream().map(Selection::environment).distinct().toList();
        var environment =
                environments.size() == 1 && !environments.getFirst().isEmpty() ? environments.getFirst() : null;
        var components = new TreeSet<EntityRef>();
        (selections.isEmpty() ? List.of(Selection.EVERYTHING) : selections)
                .forEach(selection -> measures.series(selection).stream()
                        .map(Series::component)
                        .forEach(components::add));
        return signals.changes(components.stream().limit(MOST_COMPONENTS).toList(), environment, range);
    }

    /** What is wrong with one of them its panel says. */
    private static boolean isReadable(Selection selection) {
        try {
            selection.check();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Of which anything was ever measured, by name. */
    public List<EntityRef> components() {
        return measures.series(Selection.EVERYTHING).stream()
                .map(Series::component)
                .distinct()
                .sorted()
                .limit(MOST_COMPONENTS)
                .toList();
    }
}
