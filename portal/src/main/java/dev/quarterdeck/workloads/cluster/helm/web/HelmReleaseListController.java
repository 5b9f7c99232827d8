package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.ObjectLists;
import dev.quarterdeck.workloads.cluster.helm.ReleaseFilter;
import dev.quarterdeck.workloads.cluster.helm.ReleaseLists;
import dev.quarterdeck.workloads.cluster.web.ClusterView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/clusters/{cluster}/releases")
class HelmReleaseListController {

    /** Each of them is read. */
    private static final int ROWS = 20;

    private final Inventories inventories;
    private final ObjectLists objects;
    private final ReleaseLists releases;

    HelmReleaseListController(Inventories inventories, ObjectLists objects, ReleaseLists releases) {
        this.inventories = inventories;
        this.objects = objects;
        this.releases = releases;
    }

    @GetMapping
    String index(
            @PathVariable String cluster,
            ReleaseFilter filter,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("cluster", ClusterView.of(inventories.of(cluster)));
        model.addAttribute("tab", "releases");
        model.addAttribute("filter", filter);
        model.addAttribute("namespaces", objects.namespaces(cluster));
        model.addAttribute("found", releases.find(cluster, filter, after, ROWS));
        model.addAttribute("after", after);
        return "helm/index";
    }
}
