package dev.quarterdeck.signals.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.signals.Change;
import dev.quarterdeck.signals.Measure;
import dev.quarterdeck.signals.ScrapeProblem;
import dev.quarterdeck.signals.Source;
import dev.quarterdeck.signals.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a component does in an environment.
 *
 * @param total of the whole time; null if nothing was measured
 * @param environments in the order of promotion
 * @param problems why some of it may be missing
 * @param source outside that measured it; null if replicas here did
 * @param versions two that are compared; null unless they are
 */
public record SignalPage(
        CatalogEntry entry,
        Environment environment,
        List<Environment> environments,
        SignalFilter filter,
        Comparison compared,
        TimeRange time,
        @Nullable Measure total,
        List<ChartPanel> panels,
        List<Change> markers,
        List<ScrapeProblem> problems,
        @Nullable Source source,
        @Nullable VersionsView versions) {

    /** Where the numbers of its charts are. */
    public String data() {
        return "/api/v1/signals/%s/%s/%s"
                .formatted(
                        entry.ref().kind(), entry.ref().namespace(), entry.ref().name());
    }
}
