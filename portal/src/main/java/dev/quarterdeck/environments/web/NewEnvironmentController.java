package dev.quarterdeck.environments.web;

import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/environments")
@PreAuthorize("hasRole('ADMIN')")
class NewEnvironmentController {

    private final Environments environments;
    private final Clusters clusters;

    NewEnvironmentController(Environments environments, Clusters clusters) {
        this.environments = environments;
        this.clusters = clusters;
    }

    @GetMapping("/new")
    String form(Model model) {
        var all = environments.inOrder();
        fill(EnvironmentForm.after(all.isEmpty() ? "" : all.getLast().name()), model);
        return "environment/new";
    }

    private void fill(EnvironmentForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "environments",
                environments.inOrder().stream().map(Environment::name).toList());
        model.addAttribute(
                "clusters", clusters.all().stream().map(Cluster::name).toList());
    }

    @PostMapping
    ModelAndView create(
            @ModelAttribute EnvironmentForm form, Principal person, Model model, RedirectAttributes redirect) {
        try {
            var made = environments.create(form.definition(), person.getName());
            redirect.addFlashAttribute("done", "Made. A release gets here once it is promoted.");
            return new ModelAndView("redirect:/environments/" + made.name());
        } catch (IllegalArgumentException e) {
            model.addAttribute("refusal", e.getMessage());
            fill(form, model);
            return new ModelAndView("environment/new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
