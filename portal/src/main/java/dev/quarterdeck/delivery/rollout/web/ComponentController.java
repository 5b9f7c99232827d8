package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.platform.EntityRef;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The parts of a component's page that change by themselves. */
@Controller
class ComponentController {

    private final EnvironmentStrips strips;
    private final TimelineQuery timelines;

    ComponentController(EnvironmentStrips strips, TimelineQuery timelines) {
        this.strips = strips;
        this.timelines = timelines;
    }

    @GetMapping("/delivery/places")
    String places(@RequestParam EntityRef component, Model model) {
        model.addAttribute("panel", strips.strip(component));
        return "entity/environments :: environments";
    }

    @GetMapping("/delivery/timeline")
    String timeline(@RequestParam EntityRef component, Model model) {
        model.addAttribute("panel", timelines.of(component));
        return "entity/timeline :: timeline";
    }
}
