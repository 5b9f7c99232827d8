package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.objective.Indicator;
import dev.quarterdeck.signals.objective.ObjectiveOutcome;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Done;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Refused;
import dev.quarterdeck.signals.objective.Objectives;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Objectives made, changed and removed by a form. */
@Controller
@RequestMapping("/signals/objectives")
@PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
class EditingController {

    private final Objectives objectives;
    private final Environments environments;

    EditingController(Objectives objectives, Environments environments) {
        this.objectives = objectives;
        this.environments = environments;
    }

    @GetMapping("/new")
    String form(@RequestParam(defaultValue = "") String component, Model model) {
        var last = environments.inOrder().stream()
                .reduce((_, environment) -> environment)
                .map(Environment::name)
                .orElse("");
        return form(ObjectiveForm.empty(component, last), null, null, model);
    }

    private String form(ObjectiveForm form, @Nullable String name, @Nullable Integer version, Model model) {
        model.addAttribute("title", name == null ? "New objective" : "Change " + form.title());
        model.addAttribute("form", form);
        model.addAttribute("changed", name);
        model.addAttribute("version", version);
        model.addAttribute("components", objectives.components());
        model.addAttribute("environments", environments.inOrder());
        model.addAttribute("signals", Indicator.Signal.values());
        model.addAttribute("comparisons", Indicator.Comparison.values());
        return "objective/form";
    }

    @PostMapping
    String create(@ModelAttribute ObjectiveForm form, Principal person, Model model, RedirectAttributes redirect) {
        try {
            var definition = form.definition();
            return switch (objectives.define(definition, person.getName())) {
                case Done() -> {
                    redirect.addFlashAttribute(
                            "done", "Kept. What was measured in the last 30 days is counted within a minute.");
                    yield "redirect:/signals/objectives/" + definition.name();
                }
                case Refused(var reason) -> again(form, null, null, reason, model);
            };
        } catch (IllegalArgumentException e) {
            return again(form, null, null, String.valueOf(e.getMessage()), model);
        }
    }

    private String again(
            ObjectiveForm form, @Nullable String name, @Nullable Integer version, String refusal, Model model) {
        model.addAttribute("refusal", refusal);
        return form(form, name, version, model);
    }

    @GetMapping("/{name}/edit")
    String edit(@PathVariable String name, Model model) {
        var objective = objectives.get(name);
        return form(ObjectiveForm.of(objective.definition()), name, objective.version(), model);
    }

    @PostMapping("/{name}")
    String update(
            @PathVariable String name,
            @RequestParam int version,
            @ModelAttribute ObjectiveForm form,
            Principal person,
            Model model,
            RedirectAttributes redirect) {
        try {
            return switch (objectives.change(
                    name,
                    version,
                    form.definition(objectives.get(name).definition().indicator()),
                    person.getName())) {
                case Done() -> {
                    redirect.addFlashAttribute("done", "Changed.");
                    yield "redirect:/signals/objectives/" + name;
                }
                case Refused(var reason) -> again(form, name, version, reason, model);
            };
        } catch (IllegalArgumentException e) {
            return again(form, name, version, String.valueOf(e.getMessage()), model);
        }
    }

    @PostMapping("/{name}/removals")
    String delete(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes redirect) {
        ObjectiveOutcome outcome = objectives.remove(name, reason, person.getName());
        return switch (outcome) {
            case Done() -> {
                redirect.addFlashAttribute("done", "Removed, with what counted for it.");
                yield "redirect:/signals/objectives";
            }
            case Refused(var why) -> {
                redirect.addFlashAttribute("refusal", why);
                yield "redirect:/signals/objectives/" + name;
            }
        };
    }
}
