package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.dashboard.DashboardOutcome;
import dev.quarterdeck.signals.dashboard.Dashboards;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.grafana.GrafanaDashboard;
import dev.quarterdeck.signals.dashboard.grafana.Imported;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes dashboards in: of Grafana, or as code of our own. */
@Component
class DashboardImports {

    private final Dashboards dashboards;

    DashboardImports(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    /**
     * What a text would become.
     *
     * @param owner of a dashboard of Grafana, which has none
     * @throws IllegalArgumentException that says what is wrong with the text
     */
    Imported read(String text, EntityRef owner) {
        if (!GrafanaDashboard.isOne(text)) {
            return new Imported(DashboardCode.read(text), 0, List.of(), List.of());
        }
        var imported = GrafanaDashboard.read(text, owner);
        return new Imported(named(imported.definition()), imported.version(), imported.left(), imported.changed());
    }

    /** Code says itself which dashboard it is; one of Grafana never replaces another one. */
    private Definition named(Definition definition) {
        var name = definition.name();
        for (var number = 2; isThere(name); number++) {
            name = "%s-%d".formatted(definition.name(), number);
        }
        return definition.called(name, definition.title(), definition.owner());
    }

    boolean isThere(String name) {
        try {
            dashboards.get(name);
            return true;
        } catch (NotFound e) {
            return false;
        }
    }

    DashboardOutcome keep(Imported imported, Person person) {
        return dashboards.put(
                imported.definition(), imported.version() > 0 ? "imported from Grafana" : "imported", person);
    }
}
