package dev.quarterdeck.environments.web;

import dev.quarterdeck.environments.Environments;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class EnvironmentController {

    private final Environments environments;
    private final RunningQuery running;

    EnvironmentController(Environments environments, RunningQuery running) {
        this.environments = environments;
        this.running = running;
    }

    @GetMapping("/environments")
    String index(Model model) {
        model.addAttribute("environments", environments.inOrder());
        return "environment/index";
    }

    @GetMapping("/environments/{name}")
    String show(@PathVariable String name, Model model) {
        model.addAttribute("environment", environments.get(name));
        model.addAttribute("running", running.in(name));
        return "environment/show";
    }
}
