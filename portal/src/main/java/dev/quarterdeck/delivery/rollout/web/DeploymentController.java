package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.delivery.rollout.DeploymentId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/deployments/{id}")
class DeploymentController {

    private final DeploymentPages pages;

    DeploymentController(DeploymentPages pages) {
        this.pages = pages;
    }

    @GetMapping
    String show(@PathVariable DeploymentId id, Model model) {
        model.addAttribute("page", pages.page(id));
        return "deployment/show";
    }

    /** The part that changes by itself. */
    @GetMapping("/progress")
    String showInPlace(@PathVariable DeploymentId id, Model model) {
        model.addAttribute("page", pages.page(id));
        return "deployment/show :: progress";
    }
}
