package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.signals.dashboard.DashboardRow;
import dev.quarterdeck.signals.dashboard.Dashboards;
import dev.quarterdeck.signals.dashboard.Ownership;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Dashboards to look at. */
@Controller
@RequestMapping("/dashboards")
class DashboardController {

    private static final int ROWS = 100;

    private final Dashboards dashboards;
    private final DashboardPages pages;

    DashboardController(Dashboards dashboards, DashboardPages pages) {
        this.dashboards = dashboards;
        this.pages = pages;
    }

    /** Which dashboards are listed. */
    enum Whose {
        ALL("All"),
        MINE("Mine"),
        TEAMS("My teams’"),
        STARRED("Starred");

        private final String label;

        Whose(String label) {
            this.label = label;
        }

        static Whose of(String word) {
            for (var one : values()) {
                if (one.word().equals(word)) {
                    return one;
                }
            }
            return ALL;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return label;
        }
    }

    @GetMapping
    String index(
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @ModelAttribute("me") Person me,
            Model model) {
        var chosen = Whose.of(whose);
        model.addAttribute("whose", chosen);
        model.addAttribute("choices", Whose.values());
        model.addAttribute("q", q);
        model.addAttribute("after", after);
        model.addAttribute("page", list(chosen, q, after, me));
        var sought = q.strip().toLowerCase(Locale.ROOT);
        model.addAttribute(
                "ready",
                dashboards.readyMade(me).stream()
                        .filter(row -> chosen == Whose.ALL || (chosen == Whose.STARRED && row.starred()))
                        .filter(row -> (row.title() + " " + row.about())
                                .toLowerCase(Locale.ROOT)
                                .contains(sought))
                        .toList());
        return "dashboard/index";
    }

    private Page<DashboardRow> list(Whose whose, String q, @Nullable String after, Person me) {
        var owners = switch (whose) {
            case ALL, STARRED -> null;
            case MINE -> List.of(Ownership.of(me));
            case TEAMS -> Ownership.teams(me);
        };
        return dashboards.page(me, owners, whose == Whose.STARRED, q, after, ROWS);
    }

    /** With {@code whole} the panels are in the page, for browsers without script. */
    @GetMapping("/{name}")
    String show(
            @PathVariable String name,
            @RequestParam Map<String, String> parameters,
            @ModelAttribute("me") Person me,
            Model model) {
        var dashboard = dashboards.get(name);
        var look = Look.of(parameters, dashboard.definition());
        model.addAttribute("whole", parameters.containsKey("whole"));
        model.addAttribute("page", pages.page(dashboard, look, me, parameters.containsKey("whole")));
        return "dashboard/show";
    }

    @GetMapping("/{name}/panels/{panel}")
    String panel(
            @PathVariable String name,
            @PathVariable String panel,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var dashboard = dashboards.get(name);
        var look = Look.of(parameters, dashboard.definition());
        var found = DashboardPages.panel(dashboard, panel);
        model.addAttribute("slot", DashboardPages.slot(found, pages.view(found, look), look));
        model.addAttribute("look", look);
        model.addAttribute("path", dashboard.path());
        return "dashboard/panel :: panel";
    }

    /** @param version that is shown */
    @GetMapping("/{name}/newer")
    String newer(@PathVariable String name, @RequestParam int version, Model model) {
        model.addAttribute("dashboard", dashboards.get(name));
        model.addAttribute("seen", version);
        return "dashboard/newer :: newer";
    }

    @GetMapping("/{name}/changes")
    String changes(@PathVariable String name, @RequestParam Map<String, String> parameters, Model model) {
        var dashboard = dashboards.get(name);
        var look = Look.of(parameters, dashboard.definition());
        var changes = pages.changes(dashboard.definition(), look);
        model.addAttribute("changes", changes);
        model.addAttribute("markers", PanelView.markers(changes));
        model.addAttribute("look", look);
        model.addAttribute("path", dashboard.path());
        return "dashboard/changes :: changes";
    }

    @GetMapping(path = "/{name}/definition.yaml", produces = "application/yaml")
    @ResponseBody
    String showAsYaml(@PathVariable String name) {
        return DashboardCode.yaml(dashboards.get(name).definition());
    }
}
