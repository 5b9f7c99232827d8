package dev.quarterdeck.catalog.backstage.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.catalog.EntityNotFound;
import dev.quarterdeck.catalog.backstage.BackstageCatalog;
import dev.quarterdeck.catalog.backstage.EntityOrder;
import dev.quarterdeck.catalog.backstage.EntityRequest;
import dev.quarterdeck.catalog.backstage.FilterParameters;
import dev.quarterdeck.catalog.backstage.Predicates;
import dev.quarterdeck.platform.EntityRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(path = "/api/catalog/entities", produces = MediaType.APPLICATION_JSON_VALUE)
class EntitiesController {

    private static final int AT_ONCE = 500;

    private final BackstageCatalog catalog;
    private final Answers answers;

    EntitiesController(BackstageCatalog catalog, Answers answers) {
        this.catalog = catalog;
        this.answers = answers;
    }

    /** All of them unless there is a limit, so it is written while it is read. */
    @GetMapping
    void index(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) @Min(0) int limit,
            HttpServletResponse response)
            throws IOException {
        var request = new EntityRequest(
                FilterParameters.criterion(Parameters.all(parameters, "filter")),
                null,
                List.of(),
                Parameters.all(parameters, "order").stream()
                        .map(EntityOrder::of)
                        .toList());
        var json = new EntityJson(Parameters.all(parameters, "fields"));
        // the first part before anything is written, so that what is wrong can still be said
        var slice = catalog.slice(request, null, false, offset, Math.min(limit, AT_ONCE));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        var out = response.getWriter();
        out.write("[");
        out.write(json.list(slice.items()));
        var left = limit - AT_ONCE;
        while (slice.last() != null && left > 0) {
            slice = catalog.slice(request, slice.last(), false, 0, Math.min(left, AT_ONCE));
            out.write(",");
            out.write(json.list(slice.items()));
            left -= AT_ONCE;
        }
        out.write("]");
    }

    @GetMapping("/by-name/{kind}/{namespace}/{name}")
    ResponseEntity<byte[]> show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            HttpServletRequest request) {
        return answers.to(
                request, () -> entity(new EntityRef(kind, namespace, name)).getBytes(UTF_8));
    }

    private String entity(EntityRef ref) {
        return catalog.find(ref).orElseThrow(() -> new EntityNotFound(ref));
    }

    @GetMapping("/by-uid/{uid}")
    String show(@PathVariable String uid) {
        return catalog.findByUid(uid).orElseThrow(() -> new UidNotFound(uid));
    }

    /** Entities are declared by files, not by other entities, so each is its own root. */
    @GetMapping("/by-name/{kind}/{namespace}/{name}/ancestry")
    String ancestry(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        var ref = new EntityRef(kind, namespace, name);
        return """
                {"rootEntityRef":"%s","items":[{"entity":%s,"parentEntityRefs":[]}]}""".formatted(ref, entity(ref));
    }

    /**
     * @param entityRefs with kind
     * @param query a filter predicate; null for none
     */
    record Refs(
            List<String> entityRefs,
            @Nullable List<String> fields,
            @Nullable JsonNode query) {}

    @PostMapping("/by-refs")
    String byRefs(@RequestBody Refs request, @RequestParam MultiValueMap<String, String> parameters) {
        var refs = request.entityRefs().stream().map(EntityRef::of).toList();
        var found = catalog.find(
                refs,
                request.query() == null
                        ? FilterParameters.criterion(Parameters.all(parameters, "filter"))
                        : Predicates.criterion(request.query()));
        var json = new EntityJson(Objects.requireNonNullElse(request.fields(), List.of()));
        return "{\"items\":%s}"
                .formatted(json.array(
                        refs.stream().map(ref -> found.get(ref.toString())).toList()));
    }
}
