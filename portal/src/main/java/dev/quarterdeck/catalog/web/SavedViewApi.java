package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.personal.SavedView;
import dev.quarterdeck.catalog.personal.SavedViews;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists of the catalog that whoever asks wants to see again. */
@RestController
@RequestMapping("/api/v1/me/views")
@Tag(name = "Personal")
class SavedViewApi {

    private final SavedViews views;

    SavedViewApi(SavedViews views) {
        this.views = views;
    }

    @GetMapping
    @Operation(summary = "Your saved views, by name")
    Page<SavedView> index(Principal person) {
        return new Page<>(views.of(person.getName()), null);
    }

    /** @param query of the list's address, without the question mark */
    record Wanted(@NotBlank String name, @NotNull String query) {}

    @PostMapping
    @Operation(summary = "Saves a view; takes the place of yours of that name")
    ResponseEntity<Object> create(@Valid @RequestBody Wanted wanted, Principal person) {
        return views.save(person.getName(), wanted.name(), wanted.query())
                .map(why -> Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, why))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CREATED).body(wanted));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a view")
    void remove(@PathVariable long id, Principal person) {
        views.remove(person.getName(), id);
    }
}
