package dev.quarterdeck.workloads.cluster.command.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.cluster.ObjectDetails;
import dev.quarterdeck.workloads.cluster.command.Commands;
import dev.quarterdeck.workloads.cluster.web.ObjectPage;
import java.security.Principal;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A command inside of a container of a pod: the page to type it, and the same page with what came of it. */
@Controller
@RequestMapping("/clusters/{cluster}/objects/pods/{namespace}/{name}/commands")
@PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
class CommandController {

    private final Commands commands;
    private final ObjectDetails objects;

    CommandController(Commands commands, ObjectDetails objects) {
        this.commands = commands;
        this.objects = objects;
    }

    @GetMapping("/new")
    String form(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            CommandForm form,
            Model model) {
        if (!commands.areAllowedOn(cluster)) {
            throw new NotFound("Commands are not allowed on '%s'.".formatted(cluster));
        }
        var detail = objects.of(cluster, new ObjectId(Kind.POD, namespace, name), false, false);
        model.addAttribute("page", new ObjectPage(detail, false, false));
        model.addAttribute("form", form);
        model.addAttribute(
                "once", HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
        return "cluster/command";
    }

    @PostMapping
    String create(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            CommandForm form,
            Principal person,
            Model model) {
        if (Reason.isTooShort(form.reasonGiven())) {
            model.addAttribute("refusal", Reason.TOO_SHORT);
        } else {
            try {
                model.addAttribute(
                        "run",
                        commands.run(
                                cluster,
                                new ObjectId(Kind.POD, namespace, name),
                                form.containerGiven(),
                                form.commandGiven(),
                                person.getName(),
                                form.reasonGiven(),
                                form.once()));
            } catch (IllegalArgumentException | SourceUnavailable e) {
                model.addAttribute("refusal", e.getMessage());
            }
        }
        return form(cluster, namespace, name, form, model);
    }
}
