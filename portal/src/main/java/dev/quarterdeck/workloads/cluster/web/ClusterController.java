package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.ListQuery;
import dev.quarterdeck.workloads.cluster.ObjectFilter;
import dev.quarterdeck.workloads.cluster.ObjectLists;
import dev.quarterdeck.workloads.cluster.Overviews;
import dev.quarterdeck.workloads.cluster.Usages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/clusters")
class ClusterController {

    private static final int ROWS = 50;

    private final Inventories inventories;
    private final ObjectLists lists;
    private final Overviews overviews;
    private final Usages usages;

    ClusterController(Inventories inventories, ObjectLists lists, Overviews overviews, Usages usages) {
        this.inventories = inventories;
        this.lists = lists;
        this.overviews = overviews;
        this.usages = usages;
    }

    @GetMapping
    String index(Model model) {
        model.addAttribute("clusters", inventories.all());
        return "cluster/index";
    }

    @GetMapping("/rows")
    String indexInPlace(Model model) {
        index(model);
        return "cluster/index :: rows";
    }

    @GetMapping("/{name}")
    String show(
            @PathVariable String name,
            ObjectFilter filter,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        showInPlace(name, filter, after, model);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("namespaces", lists.namespaces(name));
        model.addAttribute("managers", lists.managers(name));
        return "cluster/show";
    }

    @GetMapping("/{name}/rows")
    String showInPlace(
            @PathVariable String name,
            ObjectFilter filter,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        head(name, "objects", model);
        model.addAttribute("filter", filter);
        // a part of a page that is read anew names it and leaves it empty
        var from = after == null || after.isEmpty() ? null : after;
        model.addAttribute("found", lists.find(name, filter, from, ROWS));
        model.addAttribute("after", from);
        return "cluster/show :: rows";
    }

    @GetMapping("/{name}/nodes")
    String nodes(@PathVariable String name, ListQuery query, Model model) {
        head(name, "nodes", model);
        model.addAttribute("query", query);
        model.addAttribute("found", overviews.nodes(name, query, ROWS));
        model.addAttribute("usage", usages.ofNodes(name));
        return "cluster/nodes";
    }

    @GetMapping("/{name}/namespaces")
    String namespaces(@PathVariable String name, ListQuery query, Model model) {
        head(name, "namespaces", model);
        model.addAttribute("query", query);
        model.addAttribute("found", overviews.namespaces(name, query, ROWS));
        return "cluster/namespaces";
    }

    @GetMapping("/{name}/images")
    String images(@PathVariable String name, ListQuery query, Model model) {
        head(name, "images", model);
        model.addAttribute("query", query);
        model.addAttribute("found", overviews.images(name, query, ROWS));
        return "cluster/images";
    }

    @GetMapping("/{name}/upgrade")
    String upgrade(@PathVariable String name, Model model) {
        head(name, "upgrade", model);
        model.addAttribute("uses", overviews.deprecated(name));
        return "cluster/upgrade";
    }

    @GetMapping("/{name}/reading")
    String reading(@PathVariable String name, Model model) {
        head(name, "reading", model);
        return "cluster/reading";
    }

    private void head(String name, String tab, Model model) {
        model.addAttribute("cluster", ClusterView.of(inventories.of(name)));
        model.addAttribute("tab", tab);
    }
}
