package dev.quarterdeck.signals.dashboard.grafana;

import dev.quarterdeck.signals.dashboard.panel.Definition;
import java.util.List;

/**
 * What became, or would become, of a dashboard of Grafana.
 *
 * @param left what is not taken over
 * @param changed what is taken over in another way than it was
 */
public record Imported(Definition definition, int version, List<Remark> left, List<Remark> changed) {

    public Imported {
        left = List.copyOf(left);
        changed = List.copyOf(changed);
    }

    /**
     * @param what a panel's title, or a variable
     * @param kind as Grafana calls it
     */
    public record Remark(String what, String kind, String reason) {}
}
