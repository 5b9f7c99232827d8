package dev.quarterdeck.signals.dashboard.ready;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Row;
import dev.quarterdeck.signals.dashboard.panel.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is shown of a whole platform: a domain of the catalog, with the limits that its descriptors state. */
@Component
class Platforms {

    private static final Map<String, String> WHY = Map.of(
            "slo-availability", "that is for an objective, see *Objectives*",
            "slo-payment-success-percent", "*Business* has it, of everything in an environment",
            "alert-cpu-percent", "cores in use are measured, not the limit that they are a share of",
            "alert-memory-percent", "memory in use is measured, not the limit that it is a share of");

    private final DomainQuery domains;

    Platforms(DomainQuery domains) {
        this.domains = domains;
    }

    List<Row> rows(EntityRef domain, String environment) {
        var components = domains.components(domain);
        var limits = Limits.of(domains.said(domain));
        var rows = new ArrayList<Row>();
        if (!components.isEmpty()) {
            var names = components.stream().map(EntityRef::toString).toList();
            rows.addAll(Golden.rows(new Selection(names, "", "", "", environment), limits));
        }
        rows.add(new Row("What is stated", List.of(stated(components, limits))));
        return rows;
    }

    private static Panel stated(List<EntityRef> components, Limits limits) {
        var lines = new ArrayList<String>();
        if (components.isEmpty()) {
            lines.add("No component of the catalog belongs to a system of this domain.");
        }
        if (limits.errors().isEmpty() && limits.latency().isEmpty()) {
            lines.add("Its descriptors state no limit of errors or latency, so that none is drawn.");
        }
        if (!limits.unmeasured().isEmpty()) {
            lines.add("Stated by its descriptors, and not drawn here:\n\n"
                    + limits.unmeasured().entrySet().stream()
                            .map(one -> "- `%s`: %s. %s"
                                    .formatted(
                                            one.getKey(),
                                            one.getValue(),
                                            WHY.getOrDefault(one.getKey(), "nobody measures that yet")))
                            .collect(Collectors.joining("\n")));
        }
        if (lines.isEmpty()) {
            lines.add("Everything that its descriptors state is drawn above.");
        }
        return new Panel.Markdown(new Head("stated", "Stated in the catalog", 12, null), String.join("\n\n", lines));
    }
}
