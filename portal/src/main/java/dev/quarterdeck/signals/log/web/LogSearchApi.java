package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.identity.People;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import dev.quarterdeck.signals.log.saved.SavedSearch;
import dev.quarterdeck.signals.log.saved.SavedSearches;
import dev.quarterdeck.signals.log.saved.SavedSearches.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/logs/searches")
@Tag(name = "Logs")
class LogSearchApi {

    private final SavedSearches searches;
    private final People people;

    LogSearchApi(SavedSearches searches, People people) {
        this.searches = searches;
        this.people = people;
    }

    /** @param address path and query of its page; the API has the same below /api/v1 */
    record Search(long id, String name, String owner, String address, String createdBy, Instant createdAt) {

        static Search of(SavedSearch saved) {
            return new Search(
                    saved.id(),
                    saved.name(),
                    saved.owner().toString(),
                    saved.address(),
                    saved.createdBy(),
                    saved.createdAt());
        }
    }

    /** @param owner you or a team of yours; you if it is left out */
    record NewSearch(
            @NotBlank String name,
            @Nullable String owner,
            @NotBlank String address) {}

    @GetMapping
    @Operation(summary = "Your saved searches in logs and those of your teams")
    Page<Search> index(Principal user) {
        return new Page<>(
                searches.of(people.get(user.getName())).stream().map(Search::of).toList(), null);
    }

    @PostMapping
    @Operation(summary = "Saves a search for you or a team of yours")
    ResponseEntity<?> create(@Valid @RequestBody NewSearch wanted, Principal user) {
        return switch (searches.save(
                wanted.name(), EntityRef.ofNullable(wanted.owner()), wanted.address(), people.get(user.getName()))) {
            case Outcome.Saved(var search) ->
                ResponseEntity.created(URI.create("/api/v1/logs/searches")).body(Search.of(search));
            case Outcome.Refused(var why) -> Problems.conflict(why);
        };
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Removes a search")
    ResponseEntity<Void> delete(@PathVariable long id, Principal user) {
        searches.remove(id, people.get(user.getName()));
        return ResponseEntity.noContent().build();
    }
}
