package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.catalog.Panel.Placement;
import dev.quarterdeck.delivery.pipeline.RunFilter;
import dev.quarterdeck.delivery.pipeline.RunQuery;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The runs of a component, on its page. */
@Component
class RunPanel implements EntityPanel {

    private static final int ROWS = 5;

    private final RunQuery runs;
    private final Clock clock;

    RunPanel(RunQuery runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Panel> panelsFor(CatalogEntry entry, Principal user) {
        if (!entry.isComponent()) {
            return List.of();
        }
        return List.of(new Panel("run/panel", "runs", of(entry.ref()), Placement.MAIN));
    }

    Model of(EntityRef component) {
        var recent = runs.page(new RunFilter(component, null), null, ROWS);
        return new Model(component, RunList.rows(recent.items(), clock.instant()));
    }

    record Model(EntityRef component, List<RunList.Row> rows) {}
}
