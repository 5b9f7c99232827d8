package dev.quarterdeck.workloads.cluster.applyset.web;

import dev.quarterdeck.workloads.cluster.applyset.SetDetails;
import dev.quarterdeck.workloads.cluster.applyset.SetName;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/clusters/{cluster}/sets/{namespace}/{name}")
class SetController {

    private final SetDetails sets;

    SetController(SetDetails sets) {
        this.sets = sets;
    }

    @GetMapping
    String show(@PathVariable String cluster, @PathVariable String namespace, @PathVariable String name, Model model) {
        model.addAttribute("detail", sets.of(new SetName(cluster, namespace, name)));
        return "applyset/show";
    }
}
