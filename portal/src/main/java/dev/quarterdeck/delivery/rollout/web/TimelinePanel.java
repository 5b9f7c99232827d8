package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happened to a component, and who did it. */
@Component
class TimelinePanel implements EntityPanel {

    private final TimelineQuery timelines;

    TimelinePanel(TimelineQuery timelines) {
        this.timelines = timelines;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Panel> panelsFor(CatalogEntry entry, Principal user) {
        return entry.isComponent()
                ? List.of(new Panel("entity/timeline", "timeline", timelines.of(entry.ref()), Panel.Placement.SIDE))
                : List.of();
    }
}
