package dev.quarterdeck.signals.probe.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.catalog.Panel.Placement;
import dev.quarterdeck.signals.probe.Probes;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a component answers from outside, on its own page. */
@Component
class ProbePanel implements EntityPanel {

    private final Probes probes;

    ProbePanel(Probes probes) {
        this.probes = probes;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public List<Panel> panelsFor(CatalogEntry entry, Principal user) {
        var found = probes.of(entry.ref());
        return found.isEmpty() ? List.of() : List.of(new Panel("probe/panel", "panel", found, Placement.MAIN));
    }
}
