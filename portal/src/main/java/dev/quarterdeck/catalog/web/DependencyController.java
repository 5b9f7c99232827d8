package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.catalog.graph.EntityGraphs;
import dev.quarterdeck.catalog.graph.GraphFilter;
import dev.quarterdeck.catalog.relation.Relations;
import dev.quarterdeck.platform.EntityRef;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is around an entity, drawn, and who breaks if it breaks. */
@Controller
class DependencyController {

    private final Catalog catalog;
    private final EntityGraphs graphs;
    private final Relations relations;

    DependencyController(Catalog catalog, EntityGraphs graphs, Relations relations) {
        this.catalog = catalog;
        this.graphs = graphs;
        this.relations = relations;
    }

    @GetMapping("/catalog/{kind}/{namespace}/{name}/dependencies")
    String show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            GraphFilter filter,
            Model model) {
        var moment = filter.moment();
        var entry =
                catalog.describe(new EntityRef(kind, namespace, name), moment).entry();
        var graph = graphs.around(entry.ref(), filter);
        model.addAttribute("entry", entry);
        model.addAttribute("filter", filter);
        model.addAttribute("types", RelationType.values());
        model.addAttribute("graph", graph);
        model.addAttribute("drawing", graphs.draw(graph));
        model.addAttribute("impact", relations.impactOf(entry.ref(), moment));
        model.addAttribute("moment", moment);
        return "catalog/dependencies";
    }
}
