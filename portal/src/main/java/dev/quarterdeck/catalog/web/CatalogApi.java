package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.history.EntityHistory;
import dev.quarterdeck.catalog.history.EntityVersion;
import dev.quarterdeck.catalog.listing.CatalogFilter;
import dev.quarterdeck.catalog.listing.CatalogListing;
import dev.quarterdeck.catalog.listing.CatalogOrder;
import dev.quarterdeck.catalog.relation.Relations;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
import dev.quarterdeck.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/catalog")
@Tag(name = "Catalog")
class CatalogApi {

    private final Catalog catalog;
    private final CatalogListing listing;
    private final Relations relations;
    private final EntityHistory history;
    private final CatalogSources sources;

    CatalogApi(
            Catalog catalog,
            CatalogListing listing,
            Relations relations,
            EntityHistory history,
            CatalogSources sources) {
        this.catalog = catalog;
        this.listing = listing;
        this.relations = relations;
        this.history = history;
        this.sources = sources;
    }

    @GetMapping
    @Operation(summary = "Entities of every kind, filtered, by name or last change")
    Page<EntityResponse.Summary> index(
            CatalogFilter filter,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var page = listing.page(filter, CatalogOrder.of(sort), after, limit);
        return new Page<>(page.items().stream().map(EntityResponse.Summary::of).toList(), page.next());
    }

    @GetMapping("/{kind}/{namespace}/{name}")
    @Operation(summary = "One entity, with its relations in both directions, now or at a moment of the past")
    EntityResponse show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String at) {
        var ref = new EntityRef(kind, namespace, name);
        var moment = at == null ? null : Moments.of(at);
        return EntityResponse.of(catalog.describe(ref, moment), relations.of(ref, moment));
    }

    @GetMapping("/{kind}/{namespace}/{name}/versions")
    @Operation(summary = "What an entity was, the newest first: who changed it when, in which fields, and its YAML")
    Page<EntityVersion> versions(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        return new Page<>(history.of(new EntityRef(kind, namespace, name)), null);
    }

    @DeleteMapping("/{kind}/{namespace}/{name}")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes an entity that no source describes any more; its versions are kept")
    void destroy(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name, Principal user) {
        sources.removeOrphan(new EntityRef(kind, namespace, name), user.getName());
    }

    @GetMapping("/{kind}/{namespace}/{name}/dependencies")
    @Operation(summary = "What an entity depends on and what depends on it, directly and through others")
    ReachResponse dependencies(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        var ref = catalog.find(new EntityRef(kind, namespace, name)).ref();
        return ReachResponse.of(relations.dependenciesOf(ref), relations.impactOf(ref));
    }
}
