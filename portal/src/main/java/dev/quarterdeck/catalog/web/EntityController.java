package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.catalog.listing.CatalogFilter;
import dev.quarterdeck.catalog.listing.CatalogListing;
import dev.quarterdeck.catalog.listing.CatalogOrder;
import dev.quarterdeck.catalog.personal.Bookmarks;
import dev.quarterdeck.catalog.personal.SavedViews;
import dev.quarterdeck.catalog.relation.Relations;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
import java.security.Principal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/catalog")
class EntityController {

    private static final int ROWS = 50;

    private final Catalog catalog;
    private final CatalogListing listing;
    private final Relations relations;
    private final Bookmarks bookmarks;
    private final SavedViews views;
    private final List<EntityPanel> panels;

    EntityController(
            Catalog catalog,
            CatalogListing listing,
            Relations relations,
            Bookmarks bookmarks,
            SavedViews views,
            List<EntityPanel> panels) {
        this.catalog = catalog;
        this.listing = listing;
        this.relations = relations;
        this.bookmarks = bookmarks;
        this.views = views;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(EntityPanel::order))
                .toList();
    }

    /**
     * Without any choice it lists the components of one's own teams, or all if these have none; an empty {@code kind} is a
     * choice of everything.
     */
    @GetMapping
    String index(
            CatalogFilter filter,
            @RequestParam(name = "kind", required = false) @Nullable String anyKind,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(required = false) @Nullable String after,
            @ModelAttribute("me") Person me,
            Model model) {
        var order = CatalogOrder.of(sort);
        var teams = me.teams().stream()
                .map(team -> new EntityRef("group", EntityRef.DEFAULT_NAMESPACE, team).toString())
                .toList();
        var chosen = anyKind == null && filter.isEmpty() ? usual(filter.ofComponents(), teams) : filter;
        model.addAttribute("filter", chosen);
        model.addAttribute("teams", teams);
        model.addAttribute("order", order);
        model.addAttribute("views", views.of(me.username()));
        model.addAttribute("query", ListAddress.query(chosen, order.word()));
        model.addAttribute("byName", ListAddress.query(chosen, CatalogOrder.NAME.word()));
        model.addAttribute("byChange", ListAddress.query(chosen, CatalogOrder.CHANGED.word()));
        model.addAttribute("facets", listing.facets(chosen));
        model.addAttribute("rows", listing.page(chosen, order, after, ROWS));
        return "catalog/index";
    }

    private CatalogFilter usual(CatalogFilter components, List<String> teams) {
        var mine = components.ownedBy(teams);
        return teams.isEmpty()
                        || listing.page(mine, CatalogOrder.NAME, null, 1)
                                .items()
                                .isEmpty()
                ? components
                : mine;
    }

    @GetMapping("/{kind}/{namespace}/{name}")
    String show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String at,
            Principal person,
            Model model) {
        var ref = new EntityRef(kind, namespace, name);
        var moment = Moments.ofNullable(at);
        var description = catalog.describe(ref, moment);
        bookmarks.visit(person.getName(), ref);
        model.addAttribute("description", description);
        model.addAttribute("starred", bookmarks.isStarred(person.getName(), ref));
        model.addAttribute("relations", relations.of(ref, moment));
        // what other parts know is of the present
        model.addAttribute("panels", placed(moment == null ? panelsFor(description.entry(), person) : List.of()));
        model.addAttribute("moment", moment);
        return "catalog/show";
    }

    private List<Panel> panelsFor(CatalogEntry entry, Principal person) {
        return panels.stream()
                .flatMap(panel -> panel.panelsFor(entry, person).stream())
                .toList();
    }

    /** With an entry for each placement. */
    private static Map<String, List<Panel>> placed(List<Panel> found) {
        return Arrays.stream(Panel.Placement.values())
                .collect(Collectors.toMap(
                        Panel.Placement::name,
                        placement -> found.stream()
                                .filter(panel -> panel.placement() == placement)
                                .toList()));
    }
}
