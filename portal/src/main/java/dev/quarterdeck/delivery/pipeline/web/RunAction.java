package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.catalog.Panel.Placement;
import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The button that starts a run, on the page of a component that has a repository. */
@Component
class RunAction implements EntityPanel {

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Panel> panelsFor(CatalogEntry entry, Principal user) {
        return entry.isComponent() && entry.origin().kind() == SourceKind.GIT
                ? List.of(new Panel("run/panel", "start", Model.of(entry.ref()), Placement.ACTIONS))
                : List.of();
    }

    /** @param requestKey makes pressing the button twice start one run */
    record Model(EntityRef component, String requestKey) {

        static Model of(EntityRef component) {
            return new Model(component, UUID.randomUUID().toString());
        }
    }
}
