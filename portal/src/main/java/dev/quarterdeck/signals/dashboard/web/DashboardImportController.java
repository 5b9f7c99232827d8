package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.ChangedMeanwhile;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Done;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Refused;
import dev.quarterdeck.signals.dashboard.Ownership;
import dev.quarterdeck.signals.dashboard.code.WrongCode;
import dev.quarterdeck.signals.dashboard.grafana.Imported;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Dashboards from files: looked at first, then kept. */
@Controller
@RequestMapping("/dashboards/imports")
class DashboardImportController {

    private final DashboardImports imports;

    DashboardImportController(DashboardImports imports) {
        this.imports = imports;
    }

    @GetMapping("/new")
    String form(@ModelAttribute("me") Person me, Model model) {
        model.addAttribute("owners", Ownership.choices(me));
        return "dashboard/import";
    }

    @PostMapping("/previews")
    String preview(
            @RequestParam(defaultValue = "") String text,
            @RequestParam String owner,
            @ModelAttribute("me") Person me,
            Model model) {
        var imported = read(text, owner, model);
        if (imported != null) {
            shown(imported, model);
            model.addAttribute("replaces", imports.isThere(imported.definition().name()));
        }
        return form(me, model);
    }

    /** Null if it cannot be read, which the model then says. */
    private @Nullable Imported read(String text, String owner, Model model) {
        model.addAttribute("text", text);
        model.addAttribute("owner", owner);
        try {
            return imports.read(text, EntityRef.of(owner));
        } catch (WrongCode e) {
            model.addAttribute("faults", e.faults());
        } catch (IllegalArgumentException e) {
            model.addAttribute("refusal", e.getMessage());
        }
        return null;
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String text,
            @RequestParam String owner,
            @ModelAttribute("me") Person me,
            Model model,
            RedirectAttributes redirect) {
        var imported = read(text, owner, model);
        if (imported == null) {
            return form(me, model);
        }
        return switch (imports.keep(imported, me)) {
            case Done(var dashboard) -> {
                redirect.addFlashAttribute(
                        "done",
                        "%d panels taken over, %d left out."
                                .formatted(
                                        dashboard.definition().panels().count(),
                                        imported.left().size()));
                yield "redirect:" + dashboard.path();
            }
            case Refused(var reason) -> refused(reason, imported, me, model);
            case ChangedMeanwhile meanwhile -> refused(meanwhile.reason(), imported, me, model);
        };
    }

    private String refused(String reason, Imported imported, Person me, Model model) {
        model.addAttribute("refusal", reason);
        shown(imported, model);
        return form(me, model);
    }

    private static void shown(Imported imported, Model model) {
        model.addAttribute("imported", imported);
        model.addAttribute("count", imported.definition().panels().count());
    }
}
