package dev.quarterdeck.connections.web;

import dev.quarterdeck.connections.Connection;
import dev.quarterdeck.connections.Connections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/connections")
@Tag(name = "Connections")
class ConnectionApi {

    private final Connections connections;

    ConnectionApi(Connections connections) {
        this.connections = connections;
    }

    @GetMapping
    @Operation(summary = "What the portal is connected to, and whether it answers just now")
    List<Connection> index() {
        return connections.all();
    }
}
