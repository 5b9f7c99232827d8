package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.identity.Person;
import dev.quarterdeck.signals.dashboard.Dashboard;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.ChangedMeanwhile;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Done;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Refused;
import dev.quarterdeck.signals.dashboard.Dashboards;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.code.WrongCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A dashboard as YAML, and its history. */
@Controller
@RequestMapping("/dashboards/{name}")
class CodeController {

    private final Dashboards dashboards;

    CodeController(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    @GetMapping("/definition")
    String edit(@PathVariable String name, Model model) {
        var dashboard = dashboards.get(name);
        return edit(dashboard, DashboardCode.yaml(dashboard.definition()), dashboard.version(), model);
    }

    private static String edit(Dashboard dashboard, String text, int version, Model model) {
        model.addAttribute("dashboard", dashboard);
        model.addAttribute("text", text);
        model.addAttribute("version", version);
        return "dashboard/code";
    }

    @PostMapping("/definition")
    String update(
            @PathVariable String name,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String text,
            @ModelAttribute("me") Person me,
            Model model,
            RedirectAttributes redirect) {
        try {
            var definition = DashboardCode.read(text);
            if (!definition.name().equals(name)) {
                throw new IllegalArgumentException(
                        "metadata.name: it stays %s; make a copy to have it under another name".formatted(name));
            }
            var outcome = dashboards.change(name, version, _ -> definition, "YAML changed", me);
            return switch (outcome) {
                case Done _ -> DashboardEditingController.after(outcome, "Kept.", name, "", redirect);
                case Refused(var reason) -> again(dashboards.get(name), text, version, reason, model);
                case ChangedMeanwhile meanwhile -> {
                    model.addAttribute(
                            "theirs", DashboardCode.yaml(meanwhile.now().definition()));
                    yield again(
                            meanwhile.now(),
                            text,
                            meanwhile.now().version(),
                            meanwhile.reason()
                                    + " Below is what you wrote, and under it how it is now. Keeping yours replaces theirs.",
                            model);
                }
            };
        } catch (WrongCode e) {
            model.addAttribute("faults", e.faults());
            return edit(dashboards.get(name), text, version, model);
        } catch (IllegalArgumentException e) {
            return again(dashboards.get(name), text, version, String.valueOf(e.getMessage()), model);
        }
    }

    private static String again(Dashboard dashboard, String text, int version, String refusal, Model model) {
        model.addAttribute("refusal", refusal);
        return edit(dashboard, text, version, model);
    }

    @GetMapping("/versions")
    String versions(@PathVariable String name, Model model) {
        var dashboard = dashboards.get(name);
        model.addAttribute("dashboard", dashboard);
        model.addAttribute("versions", dashboards.versions(dashboard));
        return "dashboard/versions";
    }

    @GetMapping("/versions/{version}")
    String version(@PathVariable String name, @PathVariable int version, Model model) {
        var dashboard = dashboards.get(name);
        model.addAttribute("dashboard", dashboard);
        model.addAttribute("versions", dashboards.versions(dashboard));
        model.addAttribute("shown", version);
        model.addAttribute("text", DashboardCode.yaml(dashboards.version(dashboard, version)));
        return "dashboard/versions";
    }

    @PostMapping("/restorations")
    String restore(
            @PathVariable String name,
            @RequestParam int version,
            @ModelAttribute("me") Person me,
            RedirectAttributes redirect) {
        return DashboardEditingController.after(
                dashboards.restore(name, version, me),
                "It is as in version %d again.".formatted(version),
                name,
                "/versions",
                redirect);
    }
}
