package dev.quarterdeck.catalog.backstage.web;

import dev.quarterdeck.catalog.backstage.BackstageCatalog;
import dev.quarterdeck.catalog.backstage.Criterion;
import dev.quarterdeck.catalog.backstage.FacetValue;
import dev.quarterdeck.catalog.backstage.FilterParameters;
import dev.quarterdeck.catalog.backstage.Predicates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/catalog/entity-facets")
class FacetController {

    private final BackstageCatalog catalog;
    private final Answers answers;
    private final JsonMapper json;

    FacetController(BackstageCatalog catalog, Answers answers, JsonMapper json) {
        this.catalog = catalog;
        this.answers = answers;
        this.json = json;
    }

    record Facets(Map<String, List<FacetValue>> facets) {}

    @GetMapping
    ResponseEntity<byte[]> index(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request) {
        var keys = Parameters.all(parameters, "facet");
        var criterion = FilterParameters.criterion(Parameters.all(parameters, "filter"));
        return answers.to(request, () -> json.writeValueAsBytes(facets(keys, criterion)));
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
