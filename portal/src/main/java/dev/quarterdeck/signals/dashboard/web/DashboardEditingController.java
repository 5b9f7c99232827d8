package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.dashboard.Dashboard;
import dev.quarterdeck.signals.dashboard.DashboardOutcome;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.ChangedMeanwhile;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Done;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Refused;
import dev.quarterdeck.signals.dashboard.Dashboards;
import dev.quarterdeck.signals.dashboard.Ownership;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Layout;
import dev.quarterdeck.signals.dashboard.panel.Variable;
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

/** Dashboards made, copied, set and removed by forms. */
@Controller
@RequestMapping("/dashboards")
class DashboardEditingController {

    private final Dashboards dashboards;
    private final Environments environments;

    DashboardEditingController(Dashboards dashboards, Environments environments) {
        this.dashboards = dashboards;
        this.environments = environments;
    }

    @GetMapping("/new")
    String form(@ModelAttribute("me") Person me, Model model) {
        var last = environments.inOrder().stream()
                .reduce((_, environment) -> environment)
                .map(Environment::name)
                .orElse("");
        return form(DashboardForm.empty(Ownership.of(me), last), me, model);
    }

    private static String form(DashboardForm form, Person me, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("owners", Ownership.choices(me));
        model.addAttribute("kinds", Variable.Kind.values());
        return "dashboard/new";
    }

    @PostMapping
    String create(@ModelAttribute DashboardForm form, @ModelAttribute("me") Person me, Model model) {
        try {
            var definition = form.definition(null, freeName(DashboardForm.or(form.title(), "")));
            return switch (dashboards.create(definition, "made", me)) {
                case Done(var dashboard) -> "redirect:%s/edit".formatted(dashboard.path());
                case ChangedMeanwhile meanwhile -> again(meanwhile.reason(), form, me, model);
                case Refused(var reason) -> again(reason, form, me, model);
            };
        } catch (IllegalArgumentException e) {
            return again(String.valueOf(e.getMessage()), form, me, model);
        }
    }

    private static String again(String refusal, DashboardForm form, Person me, Model model) {
        model.addAttribute("refusal", refusal);
        return form(form, me, model);
    }

    /** After a title; with a number if that is taken. */
    private String freeName(String title) {
        var name = Definition.nameFor(title);
        var free = name;
        for (var number = 2; isTaken(free); number++) {
            free = "%s-%d".formatted(name, number);
        }
        return free;
    }

    private boolean isTaken(String name) {
        try {
            dashboards.get(name);
            return true;
        } catch (NotFound e) {
            return false;
        }
    }

    @PostMapping("/{name}/copies")
    String copy(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String title,
            @RequestParam String owner,
            @ModelAttribute("me") Person me,
            RedirectAttributes redirect) {
        var original = dashboards.get(name).definition();
        var called = title.isBlank() ? "Copy of " + original.title() : title.strip();
        try {
            var copy = original.called(freeName(called), called, EntityRef.of(owner));
            return after(
                    dashboards.create(copy, "copied from " + name, me),
                    "Copied; this one is yours to change.",
                    name,
                    "",
                    redirect);
        } catch (IllegalArgumentException e) {
            redirect.addFlashAttribute("refusal", e.getMessage());
            return "redirect:/dashboards/" + name;
        }
    }

    /** To the dashboard, or back with the reason. */
    static String after(DashboardOutcome outcome, String done, String name, String page, RedirectAttributes redirect) {
        return switch (outcome) {
            case Done(var dashboard) -> {
                redirect.addFlashAttribute("done", done);
                yield "redirect:" + dashboard.path() + page;
            }
            case Refused(var reason) -> {
                redirect.addFlashAttribute("refusal", reason);
                yield "redirect:/dashboards/" + name + page;
            }
            case ChangedMeanwhile meanwhile -> {
                redirect.addFlashAttribute("refusal", meanwhile.reason() + " Below is how it is now; try again.");
                yield "redirect:/dashboards/" + name + page;
            }
        };
    }

    @GetMapping("/{name}/edit")
    String edit(@PathVariable String name, @ModelAttribute("me") Person me, Model model) {
        var dashboard = dashboards.get(name);
        return edit(dashboard, DashboardForm.of(dashboard.definition()), me, null, model);
    }

    private static String edit(
            Dashboard dashboard, DashboardForm form, Person me, @Nullable String refusal, Model model) {
        model.addAttribute("dashboard", dashboard);
        model.addAttribute("form", form);
        model.addAttribute("owners", Ownership.choices(me));
        model.addAttribute("kinds", Variable.Kind.values());
        model.addAttribute("types", PanelForm.TYPES);
        model.addAttribute("kindOf", PanelForm.kinds(dashboard.definition()));
        model.addAttribute(
                "lacked",
                dashboard.isReadyMade()
                        ? "A ready-made dashboard stays as it is; make a copy, and change that."
                        : Ownership.lackedToChange(me, dashboard.definition().owner()));
        if (refusal != null) {
            model.addAttribute("refusal", refusal);
        }
        return "dashboard/edit";
    }

    @PostMapping("/{name}")
    String update(
            @PathVariable String name,
            @RequestParam int version,
            @ModelAttribute DashboardForm form,
            @ModelAttribute("me") Person me,
            Model model,
            RedirectAttributes redirect) {
        try {
            var outcome =
                    dashboards.change(name, version, before -> form.definition(before, name), "settings changed", me);
            return switch (outcome) {
                case Done _ -> after(outcome, "Kept.", name, "/edit", redirect);
                case Refused(var reason) -> edit(dashboards.get(name), form, me, reason, model);
                case ChangedMeanwhile meanwhile ->
                    edit(
                            meanwhile.now(),
                            form,
                            me,
                            meanwhile.reason() + " Your settings are still below; keep them again to use them.",
                            model);
            };
        } catch (IllegalArgumentException e) {
            return edit(dashboards.get(name), form, me, String.valueOf(e.getMessage()), model);
        }
    }

    @PostMapping("/{name}/rows/{row}")
    String updateRow(
            @PathVariable String name,
            @PathVariable int row,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String move,
            @ModelAttribute("me") Person me,
            RedirectAttributes redirect) {
        var outcome = dashboards.change(
                name,
                version,
                before -> move.isEmpty()
                        ? Layout.rename(before, row, title)
                        : Layout.moveRow(before, row, move.equals("earlier")),
                move.isEmpty() ? "row renamed" : "row moved",
                me);
        return after(outcome, "Kept.", name, "/edit", redirect);
    }

    @PostMapping("/{name}/removals")
    String delete(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String typed,
            @ModelAttribute("me") Person me,
            RedirectAttributes redirect) {
        return switch (dashboards.remove(name, typed, me)) {
            case Done _ -> {
                redirect.addFlashAttribute("done", "Removed, with its history.");
                yield "redirect:/dashboards";
            }
            case Refused(var reason) -> {
                redirect.addFlashAttribute("refusal", reason);
                yield "redirect:/dashboards/" + name + "/edit";
            }
            case ChangedMeanwhile meanwhile -> {
                redirect.addFlashAttribute("refusal", meanwhile.reason());
                yield "redirect:/dashboards/" + name + "/edit";
            }
        };
    }
}
