package dev.quarterdeck.catalog.backstage.web;

import dev.quarterdeck.catalog.backstage.BackstageCatalog;
import dev.quarterdeck.catalog.backstage.Criterion;
import dev.quarterdeck.catalog.backstage.FacetValue;
import dev.quarterdeck.catalog.backstage.FilterParameters;
import dev.quarterdeck.catalog.backstage.Predicates;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/catalog/entity-facets")
class FacetController {

    private final BackstageCatalog catalog;

    FacetController(BackstageCatalog catalog) {
        this.catalog = catalog;
    }

    record Facets(Map<String, List<FacetValue>> facets) {}

    @GetMapping
    Facets index(@RequestParam MultiValueMap<String, String> parameters) {
        return facets(
                Parameters.all(parameters, "facet"), FilterParameters.criterion(Parameters.all(parameters, "filter")));
    }

    /** @param query a filter predicate; null for none */
    record Query(List<String> facets, @Nullable JsonNode query) {}

    @PostMapping
    Facets create(@RequestBody Query query) {
        return facets(query.facets(), query.query() == null ? Criterion.ANYTHING : Predicates.criterion(query.query()));
    }

    private Facets facets(List<String> keys, Criterion criterion) {
        return new Facets(catalog.facets(keys, criterion));
    }
}
