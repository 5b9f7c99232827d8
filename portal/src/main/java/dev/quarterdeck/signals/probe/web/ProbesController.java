package dev.quarterdeck.signals.probe.web;

import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.probe.Probes;
import java.security.Principal;
import java.util.Optional;
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

@Controller
@RequestMapping("/signals/probes")
class ProbesController {

    private static final int RESULTS = 60;

    private final Probes probes;
    private final Environments environments;

    ProbesController(Probes probes, Environments environments) {
        this.probes = probes;
        this.environments = environments;
    }

    @GetMapping
    String index(Model model) {
        return index(ProbeForm.EMPTY, model);
    }

    private String index(ProbeForm form, Model model) {
        model.addAttribute("probes", probes.all());
        model.addAttribute("form", form);
        model.addAttribute("environments", environments.inOrder());
        return "probe/index";
    }

    @GetMapping("/rows")
    String rows(Model model) {
        model.addAttribute("probes", probes.all());
        return "probe/index :: rows";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(@ModelAttribute ProbeForm form, Principal person, Model model, RedirectAttributes redirect) {
        Optional<String> wrong;
        try {
            wrong = probes.define(form.definition(), person.getName());
        } catch (IllegalArgumentException e) {
            wrong = Optional.of(String.valueOf(e.getMessage()));
        }
        if (wrong.isPresent()) {
            model.addAttribute("refusal", wrong.get());
            return index(form, model);
        }
        redirect.addFlashAttribute("done", "Kept. It is asked within seconds.");
        return "redirect:/signals/probes";
    }

    @GetMapping("/{name}")
    String show(@PathVariable String name, Model model) {
        fill(name, model);
        return "probe/show";
    }

    @GetMapping("/{name}/standing")
    String showInPlace(@PathVariable String name, Model model) {
        fill(name, model);
        return "probe/show :: standing";
    }

    private void fill(String name, Model model) {
        var standing = probes.get(name);
        model.addAttribute("standing", standing);
        model.addAttribute("results", probes.results(standing.probe(), RESULTS));
    }

    @PostMapping("/{name}/removals")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String delete(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes redirect) {
        var wrong = probes.remove(name, reason, person.getName());
        if (wrong.isPresent()) {
            redirect.addFlashAttribute("refusal", wrong.get());
            return "redirect:/signals/probes/{name}";
        }
        redirect.addFlashAttribute("done", "Removed.");
        return "redirect:/signals/probes";
    }
}
