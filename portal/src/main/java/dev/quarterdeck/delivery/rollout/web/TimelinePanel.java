package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.platform.EntityRef;
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
    public List<Panel> panelsFor(EntityRef entity, Principal user) {
        return entity.kind().equals("component")
                ? List.of(new Panel("entity/timeline", "timeline", timelines.of(entity), Panel.Placement.SIDE))
                : List.of();
    }
}
