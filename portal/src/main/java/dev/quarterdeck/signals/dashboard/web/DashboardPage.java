package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Change;
import dev.quarterdeck.signals.dashboard.Dashboard;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard as somebody looks at it.
 *
 * @param lacked why the person cannot change it; null if they can
 * @param homes of whom the person may make it the home
 * @param homeOf those of whom it is
 */
public record DashboardPage(
        Dashboard dashboard,
        Look look,
        List<Choice> choices,
        List<Slots> rows,
        List<Change> changes,
        String title,
        boolean starred,
        @Nullable String lacked,
        List<EntityRef> homes,
        List<EntityRef> homeOf,
        List<EntityRef> owners) {

    /**
     * A variable with what can be chosen.
     *
     * @param options empty for any text
     */
    public record Choice(Variable variable, String parameter, String value, List<String> options) {}

    public record Slots(String title, List<Slot> panels) {}

    /**
     * Where a panel will be.
     *
     * @param height in which what it shows fits, so that nothing moves when it comes
     * @param view null until it is asked for
     */
    public record Slot(
            String id,
            String title,
            int span,
            String height,
            @Nullable PanelView view) {}

    /** As charts need them. */
    public String markers() {
        return PanelView.markers(changes);
    }
}
