package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.util.Optional;
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
    public Optional<Panel> panelFor(EntityRef entity, Principal user) {
        return Optional.of(entity)
                .filter(ref -> ref.kind().equals("component"))
                .map(ref -> new Panel("entity/timeline", "timeline", timelines.of(ref), Panel.Placement.SIDE));
    }
}
