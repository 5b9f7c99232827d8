package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.identity.Person;
import dev.quarterdeck.signals.dashboard.Dashboard;
import dev.quarterdeck.signals.dashboard.DashboardOutcome;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.ChangedMeanwhile;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Done;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Refused;
import dev.quarterdeck.signals.dashboard.Dashboards;
import dev.quarterdeck.signals.dashboard.panel.Layout;
import dev.quarterdeck.signals.dashboard.panel.Query;
import dev.quarterdeck.signals.dashboard.panel.Unit;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import dev.quarterdeck.signals.dashboard.panel.What;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Panels of a dashboard, edited by forms. */
@Controller
@RequestMapping("/dashboards/{name}/panels")
class PanelController {

    private static final String PREVIEW = "preview";

    private final Dashboards dashboards;
    private final DashboardPages pages;

    PanelController(Dashboards dashboards, DashboardPages pages) {
        this.dashboards = dashboards;
        this.pages = pages;
    }

    @GetMapping("/new")
    String form(@PathVariable String name, @RequestParam(defaultValue = "timeseries") String type, Model model) {
        var dashboard = dashboards.get(name);
        var definition = dashboard.definition();
        var environment = definition.variables().stream()
                .filter(variable -> variable.kind() == Variable.Kind.ENVIRONMENT)
                .findFirst()
                .map(variable -> "$" + variable.name())
                .orElse("");
        var form = PanelForm.empty(type, definition.rows().size(), environment);
        return form(dashboard, form, null, dashboard.version(), model);
    }

    /** @param version that the form is about, which need not be the dashboard's any more */
    private String form(Dashboard dashboard, PanelForm form, @Nullable String id, int version, Model model) {
        model.addAttribute("title", id == null ? "New panel" : "Edit panel");
        model.addAttribute("dashboard", dashboard);
        model.addAttribute("form", form);
        model.addAttribute("changed", id);
        model.addAttribute("version", version);
        model.addAttribute("types", PanelForm.TYPES);
        model.addAttribute("units", Unit.values());
        model.addAttribute("signals", What.Signal.values());
        model.addAttribute("pers", What.Per.values());
        model.addAttribute("bys", Query.By.values());
        model.addAttribute("connections", pages.connections());
        return "dashboard/panel-form";
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable String name, @PathVariable String id, Model model) {
        var dashboard = dashboards.get(name);
        var panel = DashboardPages.panel(dashboard, id);
        var form = PanelForm.of(panel, Layout.rowOf(dashboard.definition(), id));
        return form(dashboard, form, id, dashboard.version(), model);
    }

    /** Shows it with the form, and keeps nothing. */
    @PostMapping("/previews")
    String preview(
            @PathVariable String name,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String id,
            @ModelAttribute PanelForm form,
            Model model) {
        var dashboard = dashboards.get(name);
        try {
            var panel = form.panel(PREVIEW);
            var look = Look.of(Map.of(), dashboard.definition());
            // a variable that there is not is told as it would be when it is kept
            Layout.add(dashboard.definition(), panel, -1, "");
            model.addAttribute("slot", DashboardPages.slot(panel, pages.view(panel, look), look));
            model.addAttribute("look", look);
        } catch (IllegalArgumentException e) {
            model.addAttribute("refusal", e.getMessage());
        }
        return form(dashboard, form, id, version, model);
    }

    @PostMapping
    String create(
            @PathVariable String name,
            @RequestParam int version,
            @ModelAttribute PanelForm form,
            @ModelAttribute("me") Person me,
            Model model,
            RedirectAttributes redirect) {
        var title = DashboardForm.or(form.title(), "");
        return kept(
                name,
                null,
                version,
                form,
                () -> dashboards.change(
                        name,
                        version,
                        before -> Layout.add(
                                before,
                                form.panel(before.idFor(title)),
                                form.rowNumber(),
                                DashboardForm.or(form.rowTitle(), "")),
                        "panel %s added".formatted(title),
                        me),
                model,
                redirect);
    }

    private interface Keeping {
        DashboardOutcome keep();
    }

    private String kept(
            String name,
            @Nullable String id,
            int version,
            PanelForm form,
            Keeping keeping,
            Model model,
            RedirectAttributes redirect) {
        try {
            var outcome = keeping.keep();
            return switch (outcome) {
                case Done _ -> DashboardEditingController.after(outcome, "Kept.", name, "/edit", redirect);
                case Refused(var reason) -> again(dashboards.get(name), form, id, version, reason, model);
                case ChangedMeanwhile meanwhile ->
                    again(
                            meanwhile.now(),
                            form,
                            meanwhile
                                            .now()
                                            .definition()
                                            .panel(id == null ? "" : id)
                                            .isPresent()
                                    ? id
                                    : null,
                            meanwhile.now().version(),
                            meanwhile.reason()
                                    + " What you filled in is still below; keep it again to add it to the newer version.",
                            model);
            };
        } catch (IllegalArgumentException e) {
            return again(dashboards.get(name), form, id, version, String.valueOf(e.getMessage()), model);
        }
    }

    private String again(
            Dashboard dashboard, PanelForm form, @Nullable String id, int version, String refusal, Model model) {
        model.addAttribute("refusal", refusal);
        return form(dashboard, form, id, version, model);
    }

    @PostMapping("/{id}")
    String update(
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam int version,
            @ModelAttribute PanelForm form,
            @ModelAttribute("me") Person me,
            Model model,
            RedirectAttributes redirect) {
        return kept(
                name,
                id,
                version,
                form,
                () -> dashboards.change(
                        name,
                        version,
                        before -> Layout.replace(
                                before, form.panel(id), form.rowNumber(), DashboardForm.or(form.rowTitle(), "")),
                        "panel %s changed".formatted(id),
                        me),
                model,
                redirect);
    }

    @PostMapping("/{id}/moves")
    String move(
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam boolean earlier,
            @ModelAttribute("me") Person me,
            RedirectAttributes redirect) {
        var outcome = dashboards.change(
                name, version, before -> Layout.move(before, id, earlier), "panel %s moved".formatted(id), me);
        return DashboardEditingController.after(outcome, "Moved.", name, "/edit", redirect);
    }

    /** Can be undone in the history of versions. */
    @PostMapping("/{id}/removals")
    String delete(
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam int version,
            @ModelAttribute("me") Person me,
            RedirectAttributes redirect) {
        var outcome = dashboards.change(
                name, version, before -> Layout.remove(before, id), "panel %s removed".formatted(id), me);
        return DashboardEditingController.after(
                outcome, "Removed; the history of versions has it still.", name, "/edit", redirect);
    }
}
