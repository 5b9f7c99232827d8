package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.catalog.Panel.Placement;
import dev.quarterdeck.signals.objective.Objectives;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a component's objectives stand, on its own page. */
@Component
class ObjectivePanel implements EntityPanel {

    private final Objectives objectives;
    private final Clock clock;

    ObjectivePanel(Objectives objectives, Clock clock) {
        this.objectives = objectives;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 6;
    }

    @Override
    public List<Panel> panelsFor(CatalogEntry entry, Principal user) {
        if (!entry.isComponent()) {
            return List.of();
        }
        var rows = objectives.rows(entry.ref()).stream()
                .map(row -> ObjectiveView.of(row, clock.instant()))
                .toList();
        return rows.isEmpty() ? List.of() : List.of(new Panel("objective/panel", "panel", rows, Placement.MAIN));
    }
}
