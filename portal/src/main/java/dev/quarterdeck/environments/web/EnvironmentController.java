package dev.quarterdeck.environments.web;

import dev.quarterdeck.environments.Environments;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class EnvironmentController {

    private final Environments environments;

    EnvironmentController(Environments environments) {
        this.environments = environments;
    }

    @GetMapping("/environments")
    String index(Model model) {
        model.addAttribute("environments", environments.inOrder());
        return "environment/index";
    }
}
