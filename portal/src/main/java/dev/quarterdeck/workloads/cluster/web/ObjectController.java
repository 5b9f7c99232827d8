package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.workloads.cluster.ObjectDetails;
import dev.quarterdeck.workloads.cluster.Usages;
import dev.quarterdeck.workloads.cluster.command.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/clusters/{cluster}/objects/{kind}/{namespace}/{name}")
class ObjectController {

    private final ObjectDetails objects;
    private final Usages usages;
    private final Commands commands;

    ObjectController(ObjectDetails objects, Usages usages, Commands commands) {
        this.objects = objects;
        this.usages = usages;
        this.commands = commands;
    }

    @GetMapping
    String show(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean old,
            Model model) {
        var detail = objects.of(cluster, ObjectPath.id(kind, namespace, name), old, false);
        model.addAttribute("page", new ObjectPage(detail, old, false));
        model.addAttribute("usage", usages.around(detail));
        model.addAttribute("commands", commands.areAllowedOn(cluster));
        return "cluster/object";
    }

    @GetMapping("/status")
    String showInPlace(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean old,
            Model model) {
        show(cluster, kind, namespace, name, old, model);
        return "cluster/object :: status";
    }

    @GetMapping("/yaml")
    String yaml(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean whole,
            Model model) {
        var detail = objects.of(cluster, ObjectPath.id(kind, namespace, name), false, whole);
        model.addAttribute("page", new ObjectPage(detail, false, whole));
        return "cluster/yaml";
    }
}
