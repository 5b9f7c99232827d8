package dev.quarterdeck.signals.dashboard.grafana;

import dev.quarterdeck.signals.dashboard.grafana.Imported.Remark;
import java.util.ArrayList;
import java.util.List;

/** Gathers what whoever imports a dashboard has to know. */
final class Remarks {

    private final List<Remark> left = new ArrayList<>();
    private final List<Remark> changed = new ArrayList<>();

    void left(String what, String kind, String reason) {
        left.add(new Remark(what, kind, reason));
    }

    void changed(String what, String kind, String reason) {
        changed.add(new Remark(what, kind, reason));
    }

    List<Remark> left() {
        return left;
    }

    List<Remark> changed() {
        return changed;
    }
}
