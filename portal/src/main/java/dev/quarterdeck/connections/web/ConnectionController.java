package dev.quarterdeck.connections.web;

import dev.quarterdeck.connections.Connections;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class ConnectionController {

    private final Connections connections;

    ConnectionController(Connections connections) {
        this.connections = connections;
    }

    @GetMapping("/connections")
    String index(Model model) {
        model.addAttribute("connections", connections.all());
        return "connection/index";
    }
}
