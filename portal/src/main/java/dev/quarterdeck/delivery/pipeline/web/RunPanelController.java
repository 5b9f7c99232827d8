package dev.quarterdeck.delivery.pipeline.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps the runs on a component's page up to date. */
@Controller
class RunPanelController {

    private final RunPanel panel;

    RunPanelController(RunPanel panel) {
        this.panel = panel;
    }

    @GetMapping("/runs/recent")
    String show(@RequestParam String component, Model model) {
        var ref = RunController.component(component);
        if (ref == null) {
            throw new IllegalArgumentException("component is missing");
        }
        model.addAttribute("panel", panel.of(ref));
        return "run/panel :: runs";
    }
}
