package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which version of a component runs where, at the top of its page. */
@Component
class EnvironmentPanel implements EntityPanel {

    private final EnvironmentStrips strips;

    EnvironmentPanel(EnvironmentStrips strips) {
        this.strips = strips;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Panel> panelFor(EntityRef entity, Principal user) {
        if (!entity.kind().equals("component")) {
            return Optional.empty();
        }
        return Optional.of(strips.strip(entity))
                .filter(EnvironmentStrip::deployed)
                .map(strip -> new Panel("entity/environments", "environments", strip, Panel.Placement.STRIP));
    }
}
