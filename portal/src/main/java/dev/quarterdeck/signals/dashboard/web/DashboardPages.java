package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.Change;
import dev.quarterdeck.signals.dashboard.Dashboard;
import dev.quarterdeck.signals.dashboard.Homes;
import dev.quarterdeck.signals.dashboard.Homes.Home;
import dev.quarterdeck.signals.dashboard.Ownership;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import dev.quarterdeck.signals.dashboard.reading.Answer;
import dev.quarterdeck.signals.dashboard.reading.ChangeReader;
import dev.quarterdeck.signals.dashboard.reading.PanelReader;
import dev.quarterdeck.signals.dashboard.ready.ReadyMade;
import dev.quarterdeck.signals.dashboard.web.DashboardPage.Choice;
import dev.quarterdeck.signals.dashboard.web.DashboardPage.Slot;
import dev.quarterdeck.signals.dashboard.web.DashboardPage.Slots;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what pages and the API say of a dashboard. */
@Component
class DashboardPages {

    private final Homes homes;
    private final PanelReader panels;
    private final ChangeReader changes;
    private final ReadyMade readyMade;
    private final Environments environments;

    DashboardPages(
            Homes homes, PanelReader panels, ChangeReader changes, ReadyMade readyMade, Environments environments) {
        this.homes = homes;
        this.panels = panels;
        this.changes = changes;
        this.readyMade = readyMade;
        this.environments = environments;
    }

    /** What a query in PromQL can ask, by name. */
    List<String> connections() {
        return panels.connections();
    }

    /** @param whole with what the panels show, which is waited for; otherwise each is asked for by itself */
    DashboardPage page(Dashboard dashboard, Look look, Person person, boolean whole) {
        var definition = dashboard.definition();
        return new DashboardPage(
                dashboard,
                look,
                choices(definition, look),
                rows(definition, look, whole),
                changes(definition, look),
                look.values().inWords(definition.title()),
                homes.isStarred(person, dashboard),
                dashboard.isReadyMade()
                        ? "It is ready-made. You can make a copy and change that."
                        : Ownership.lackedToChange(person, definition.owner()),
                Ownership.choices(person).stream()
                        .filter(owner -> owner.kind().equals("user") || Ownership.lackedToChange(person, owner) == null)
                        .toList(),
                homes.of(person).stream()
                        .filter(home -> home.name().equals(dashboard.name()))
                        .map(Home::owner)
                        .toList(),
                Ownership.choices(person));
    }

    List<Change> changes(Definition definition, Look look) {
        return changes.changes(definition, look.values(), look.time(panels.now()));
    }

    private List<Slots> rows(Definition definition, Look look, boolean whole) {
        return definition.rows().stream()
                .map(row -> new Slots(
                        look.values().inWords(row.title()),
                        row.panels().stream()
                                .map(panel -> slot(panel, whole ? view(panel, look) : null, look))
                                .toList()))
                .toList();
    }

    static Slot slot(Panel panel, @Nullable PanelView view, Look look) {
        var head = panel.head();
        return new Slot(head.id(), look.values().inWords(head.title()), head.span(), height(panel), view);
    }

    private static String height(Panel panel) {
        return switch (panel) {
            case Panel.Stat _ -> "is-low";
            case Panel.Markdown _ -> "is-low";
            case Panel.TimeSeries _, Panel.HeatMap _, Panel.Table _, Panel.TopList _ -> "is-high";
        };
    }

    PanelView view(Panel panel, Look look) {
        return PanelView.of(panel, answer(panel, look), look.values());
    }

    Answer answer(Panel panel, Look look) {
        return panels.read(panel, look.values(), look.time(panels.now()), look.lastWeek());
    }

    /** @throws NotFound if there is none */
    static Panel panel(Dashboard dashboard, String id) {
        return dashboard
                .definition()
                .panel(id)
                .orElseThrow(() -> new NotFound("Dashboard %s has no panel '%s'.".formatted(dashboard.name(), id)));
    }

    private List<Choice> choices(Definition definition, Look look) {
        return definition.variables().stream()
                .map(variable -> new Choice(
                        variable,
                        look.parameter(variable),
                        look.value(variable),
                        options(variable, look.value(variable))))
                .toList();
    }

    /** What is chosen is among them, even if it is no more. */
    private List<String> options(Variable variable, String chosen) {
        var options = new ArrayList<>(
                switch (variable.kind()) {
                    case ENVIRONMENT ->
                        environments.inOrder().stream().map(Environment::name).toList();
                    case COMPONENT ->
                        changes.components().stream().map(DashboardPages::brief).toList();
                    case SYSTEM ->
                        readyMade.systems().stream().map(DashboardPages::brief).toList();
                    case TEXT -> List.<String>of();
                });
        if (variable.kind() != Variable.Kind.TEXT && !chosen.isEmpty() && !options.contains(chosen)) {
            options.add(chosen);
        }
        return options;
    }

    private static String brief(EntityRef ref) {
        return ref.namespace().equals(EntityRef.DEFAULT_NAMESPACE) ? ref.name() : ref.toString();
    }
}
