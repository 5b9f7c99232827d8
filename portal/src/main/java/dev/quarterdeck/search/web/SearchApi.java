package dev.quarterdeck.search.web;

import dev.quarterdeck.search.DocHit;
import dev.quarterdeck.search.RecordHit;
import dev.quarterdeck.search.Search;
import dev.quarterdeck.search.SearchText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/search")
@Tag(name = "Search")
class SearchApi {

    private final Search search;

    SearchApi(Search search) {
        this.search = search;
    }

    record Found(
            String ref,
            @Nullable String title,
            @Nullable String type,
            @Nullable String owner) {}

    record FoundDoc(String entity, String path, String heading, String excerpt, String address) {

        static FoundDoc of(DocHit hit) {
            return new FoundDoc(hit.entity().toString(), hit.path(), hit.heading(), hit.excerpt(), hit.address());
        }
    }

    /** @param guessed nothing holds the words; the items are spelt alike */
    record Answer(List<Found> items, boolean guessed, List<RecordHit> records, List<FoundDoc> docs) {}

    @GetMapping
    @Operation(
            summary =
                    "Entities by a part of their name or description, or by something spelt alike, and docs; best first")
    Answer index(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Principal user) {
        var result = search.find(new SearchText(q), user.getName(), kind, limit);
        var items = result.entities().stream()
                .map(hit -> new Found(hit.ref().toString(), hit.title(), hit.type(), hit.owner()))
                .toList();
        var docs =
                search.docs(new SearchText(q), limit).stream().map(FoundDoc::of).toList();
        return new Answer(items, result.guessed(), search.records(new SearchText(q), limit), docs);
    }
}
