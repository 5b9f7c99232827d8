package dev.quarterdeck.catalog.source;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How reading the catalog went. */
@Component
@Transactional(readOnly = true)
public class CatalogReport {

    private static final int SHOWN = 100;

    private final SourceQuery sources;
    private final ProblemQuery problems;

    CatalogReport(SourceQuery sources, ProblemQuery problems) {
        this.sources = sources;
        this.problems = problems;
    }

    public List<SourceStanding> standings() {
        return sources.standings();
    }

    /** @throws SourceNotFound if there is no such source */
    public SourceStanding standing(SourceId source) {
        return sources.standing(source);
    }

    /** Those that changed something or failed, the newest first. */
    public List<Reading> readings(SourceId source) {
        return sources.readings(source, SHOWN);
    }

    /** What a source described once, the latest first. */
    public List<Orphan> orphans(SourceId source) {
        return sources.orphans(source, SHOWN);
    }

    /**
     * In the order in which they were found.
     *
     * @param source null for the problems of all
     * @param after the id to go on from; null for the first
     */
    public Page<FoundProblem> problems(@Nullable SourceId source, @Nullable Long after, int limit) {
        return problems.page(source, after, limit);
    }

    public List<FoundProblem> problemsOf(EntityRef ref) {
        return problems.of(ref);
    }
}
