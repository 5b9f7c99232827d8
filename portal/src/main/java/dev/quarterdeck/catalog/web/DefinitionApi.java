package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.api.ApiChange;
import dev.quarterdeck.catalog.api.ApiDiff;
import dev.quarterdeck.catalog.api.Apis;
import dev.quarterdeck.catalog.api.ChangedEndpoint;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/catalog/api/{namespace}/{name}/definition")
@Tag(name = "Catalog")
class DefinitionApi {

    private final Apis apis;

    DefinitionApi(Apis apis) {
        this.apis = apis;
    }

    /** @param verdict same, compatible, breaking or unreadable */
    record Comparison(int from, int to, String verdict, List<ChangedEndpoint> endpoints) {

        private static Comparison of(int from, int to, ApiDiff diff) {
            return new Comparison(from, to, diff.verdict().word(), diff.endpoints());
        }
    }

    record Change(Instant at, String changedBy, Comparison comparison) {

        private static Change of(ApiChange change) {
            return new Change(
                    change.at(), change.changedBy(), Comparison.of(change.from(), change.to(), change.diff()));
        }
    }

    @GetMapping("/changes")
    @Operation(summary = "What the versions of an OpenAPI document changed for its callers, the newest first")
    Page<Change> changes(@PathVariable String namespace, @PathVariable String name) {
        var ref = new EntityRef("api", namespace, name);
        apis.definition(ref);
        return new Page<>(apis.changes(ref).stream().map(Change::of).toList(), null);
    }

    @GetMapping("/comparison")
    @Operation(summary = "Compares any two versions of an OpenAPI document")
    Comparison compare(
            @PathVariable String namespace, @PathVariable String name, @RequestParam int from, @RequestParam int to) {
        return Comparison.of(from, to, apis.compare(new EntityRef("api", namespace, name), from, to));
    }
}
