package dev.quarterdeck.connections.web;

import dev.quarterdeck.connections.ClusterAccess;
import dev.quarterdeck.connections.ClusterAccesses;
import dev.quarterdeck.connections.Connection;
import dev.quarterdeck.connections.Connections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/connections")
@Tag(name = "Connections")
class ConnectionApi {

    private final Connections connections;
    private final ClusterAccesses accesses;

    ConnectionApi(Connections connections, ClusterAccesses accesses) {
        this.connections = connections;
        this.accesses = accesses;
    }

    @GetMapping
    @Operation(summary = "What the portal is connected to, and whether it answers just now")
    List<Connection> index() {
        return connections.all();
    }

    @GetMapping("/clusters/{name}/access")
    @Operation(summary = "What the portal may do on a cluster, for each environment there; what is missing is named")
    List<ClusterAccess> access(@PathVariable String name) {
        return accesses.on(name);
    }
}
