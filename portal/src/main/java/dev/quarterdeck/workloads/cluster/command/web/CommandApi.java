package dev.quarterdeck.workloads.cluster.command.web;

import dev.quarterdeck.connector.inventory.ContainerCommand.Run;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.cluster.command.Commands;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clusters/{cluster}/objects/pods/{namespace}/{name}/commands")
@Tag(name = "Clusters")
class CommandApi {

    private final Commands commands;

    CommandApi(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(
            summary = "Runs a command inside of a container, and waits for it",
            description =
                    "404 unless commands are allowed on the cluster. 'container' may be left out for the first; with a 'once' of your own, a command that is sent twice runs once. The audit log has the command before it runs, and its output after")
    Run create(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody CommandForm wanted,
            Principal person) {
        if (Reason.isTooShort(wanted.reasonGiven())) {
            throw new IllegalArgumentException("reason: " + Reason.TOO_SHORT);
        }
        return commands.run(
                cluster,
                new ObjectId(Kind.POD, namespace, name),
                wanted.containerGiven(),
                wanted.commandGiven(),
                person.getName(),
                wanted.reasonGiven(),
                wanted.once());
    }
}
