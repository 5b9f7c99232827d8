package dev.quarterdeck.signals.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.catalog.Panel.Placement;
import dev.quarterdeck.signals.Signals;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a component does just now, on its own page. */
@Component
class SignalPanel implements EntityPanel {

    private final Signals signals;

    SignalPanel(Signals signals) {
        this.signals = signals;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<Panel> panelsFor(CatalogEntry entry, Principal user) {
        if (!entry.isComponent()) {
            return List.of();
        }
        var lately = signals.lately(entry.ref());
        return lately.isEmpty() ? List.of() : List.of(new Panel("signal/panel", "panel", lately, Placement.MAIN));
    }
}
