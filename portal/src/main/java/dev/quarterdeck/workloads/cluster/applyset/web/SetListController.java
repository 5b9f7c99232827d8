package dev.quarterdeck.workloads.cluster.applyset.web;

import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.ListQuery;
import dev.quarterdeck.workloads.cluster.applyset.SetLists;
import dev.quarterdeck.workloads.cluster.web.ClusterView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/clusters/{cluster}/sets")
class SetListController {

    private static final int ROWS = 50;

    private final Inventories inventories;
    private final SetLists sets;

    SetListController(Inventories inventories, SetLists sets) {
        this.inventories = inventories;
        this.sets = sets;
    }

    @GetMapping
    String index(@PathVariable String cluster, ListQuery query, Model model) {
        model.addAttribute("cluster", ClusterView.of(inventories.of(cluster)));
        model.addAttribute("tab", "sets");
        model.addAttribute("query", query);
        model.addAttribute("found", sets.find(cluster, query, ROWS));
        return "applyset/index";
    }
}
