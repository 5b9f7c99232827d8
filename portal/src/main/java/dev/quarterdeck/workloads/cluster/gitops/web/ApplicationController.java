package dev.quarterdeck.workloads.cluster.gitops.web;

import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationDetails;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationFilter;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationLists;
import dev.quarterdeck.workloads.cluster.web.ClusterView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/clusters/{cluster}/applications")
class ApplicationController {

    private static final int ROWS = 50;

    private final Inventories inventories;
    private final ApplicationLists lists;
    private final ApplicationDetails applications;

    ApplicationController(Inventories inventories, ApplicationLists lists, ApplicationDetails applications) {
        this.inventories = inventories;
        this.lists = lists;
        this.applications = applications;
    }

    @GetMapping
    String index(
            @PathVariable String cluster,
            ApplicationFilter filter,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("cluster", ClusterView.of(inventories.of(cluster)));
        model.addAttribute("tab", "applications");
        model.addAttribute("filter", filter);
        model.addAttribute("projects", lists.projects(cluster));
        // a part of a page that is read anew names it and leaves it empty
        var from = after == null || after.isEmpty() ? null : after;
        model.addAttribute("found", lists.find(cluster, filter, from, ROWS));
        model.addAttribute("after", from);
        return "application/index";
    }

    @GetMapping("/rows")
    String indexInPlace(
            @PathVariable String cluster,
            ApplicationFilter filter,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        index(cluster, filter, after, model);
        return "application/index :: rows";
    }

    @GetMapping("/{namespace}/{name}")
    String show(@PathVariable String cluster, @PathVariable String namespace, @PathVariable String name, Model model) {
        model.addAttribute("page", new ApplicationPage(applications.of(cluster, namespace, name)));
        return "application/show";
    }

    @GetMapping("/{namespace}/{name}/status")
    String showInPlace(
            @PathVariable String cluster, @PathVariable String namespace, @PathVariable String name, Model model) {
        show(cluster, namespace, name, model);
        return "application/show :: status";
    }
}
