package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.identity.Entitlement;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which version of a component runs where, at the top of its page, and beside its name the way back in production. */
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

    /** @param lacking what the person needs and does not have; null if they may */
    public record Rollback(
            EntityRef component,
            String environment,
            @Nullable String lacking) {}

    @Override
    public List<Panel> panelsFor(CatalogEntry entry, Principal user) {
        if (!entry.isComponent()) {
            return List.of();
        }
        var strip = strips.strip(entry.ref());
        var panels = new ArrayList<Panel>();
        if (strip.deployed()) {
            panels.add(new Panel("entity/environments", "environments", strip, Panel.Placement.STRIP));
        }
        strip.places().stream()
                .filter(place -> place.production() && place.mayRollBack())
                .findFirst()
                .map(place -> new Rollback(entry.ref(), place.environment(), Entitlement.GO_BACK.lackedBy(user)))
                .ifPresent(back -> panels.add(new Panel("entity/rollback", "rollback", back, Panel.Placement.ACTIONS)));
        return panels;
    }
}
