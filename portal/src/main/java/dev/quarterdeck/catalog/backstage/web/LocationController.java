package dev.quarterdeck.catalog.backstage.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.catalog.source.CatalogSource;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.SourceId;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sources, which Backstage calls locations. */
@RestController
@RequestMapping("/api/catalog")
class LocationController {

    private final CatalogSources sources;
    private final Catalog catalog;

    LocationController(CatalogSources sources, Catalog catalog) {
        this.sources = sources;
        this.catalog = catalog;
    }

    record Location(String id, String type, String target) {

        static Location of(CatalogSource source) {
            return new Location(
                    source.id().toString(),
                    source.kind() == SourceKind.FOLDER || source.kind() == SourceKind.UPLOAD ? "file" : "url",
                    source.location());
        }
    }

    record Wrapped(Location data) {}

    @GetMapping("/locations")
    List<Wrapped> index() {
        return sources.all().stream().map(Location::of).map(Wrapped::new).toList();
    }

    @GetMapping("/locations/{id}")
    Location show(@PathVariable SourceId id) {
        return Location.of(sources.find(id));
    }

    @GetMapping("/locations/by-entity/{kind}/{namespace}/{name}")
    Location ofEntity(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        return Location.of(sources.find(sourceOf(new EntityRef(kind, namespace, name))));
    }

    /** @param entityRef with kind */
    record Refresh(String entityRef) {}

    @PostMapping("/refresh")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    void refresh(@RequestBody Refresh request, Principal user) {
        sources.refresh(sourceOf(EntityRef.of(request.entityRef())), user.getName());
    }

    private SourceId sourceOf(EntityRef ref) {
        return new SourceId(catalog.find(ref).origin().sourceId());
    }
}
