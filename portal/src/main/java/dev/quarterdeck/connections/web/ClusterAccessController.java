package dev.quarterdeck.connections.web;

import dev.quarterdeck.connections.ClusterAccesses;
import dev.quarterdeck.connector.SourceUnavailable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class ClusterAccessController {

    private final ClusterAccesses accesses;

    ClusterAccessController(ClusterAccesses accesses) {
        this.accesses = accesses;
    }

    @GetMapping("/connections/clusters/{name}")
    String show(@PathVariable String name, Model model) {
        var cluster = accesses.guarded(name);
        model.addAttribute("name", name);
        cluster.answeredAt().ifPresent(at -> model.addAttribute("answeredAt", at));
        try {
            model.addAttribute("version", cluster.version());
            model.addAttribute("accesses", accesses.on(name));
        } catch (SourceUnavailable e) {
            model.addAttribute("problem", e.getMessage());
        }
        return "connection/cluster";
    }
}
