package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.catalog.listing.CatalogListing;
import dev.quarterdeck.catalog.listing.IndexStanding;
import dev.quarterdeck.catalog.source.CatalogReport;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.NewSource;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Refused;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Registered;
import dev.quarterdeck.catalog.source.SourceId;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/catalog/sources")
@Tag(name = "Catalog")
class SourceApi {

    private final CatalogSources sources;
    private final CatalogReport report;
    private final CatalogListing listing;

    SourceApi(CatalogSources sources, CatalogReport report, CatalogListing listing) {
        this.sources = sources;
        this.report = report;
        this.listing = listing;
    }

    @GetMapping
    @Operation(summary = "Where the catalog is read from, and how that went")
    Page<SourceResponse> index() {
        return new Page<>(report.standings().stream().map(SourceResponse::of).toList(), null);
    }

    @GetMapping("/index")
    @Operation(summary = "How much the catalog holds")
    IndexStanding showIndex() {
        return listing.standing();
    }

    @GetMapping("/problems")
    @Operation(summary = "What is wrong with descriptors, with file, line and field")
    Page<ProblemResponse> problems(
            @RequestParam(required = false) @Nullable SourceId source,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var page = report.problems(source, after, limit);
        return new Page<>(page.items().stream().map(ProblemResponse::of).toList(), page.next());
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Has a place read from now on; one that already is stays as it is")
    ResponseEntity<Object> create(@Valid @RequestBody NewSourceRequest request, Principal user) {
        return switch (sources.register(request.source(), user.getName())) {
            case Registered(var id) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(SourceResponse.Refreshed.of(id, sources.refresh(id, user.getName())));
            case Refused(var reason) -> Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, reason);
        };
    }

    @PostMapping("/{id}/refreshes")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Reads a source now")
    SourceResponse.Refreshed refresh(@PathVariable SourceId id, Principal user) {
        return SourceResponse.Refreshed.of(id, sources.refresh(id, user.getName()));
    }

    record Removal(@NotBlank @Size(min = 10) String reason) {}

    @PostMapping("/{id}/removals")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets a source and all that only it describes")
    void remove(@PathVariable SourceId id, @Valid @RequestBody Removal removal, Principal user) {
        sources.remove(id, user.getName(), removal.reason());
    }

    /**
     * @param kind folder, git, github or url
     * @param pathPattern null for every catalog-info.yaml
     * @param every how often it is looked at, such as PT5M; null for what is usual for its kind
     */
    record NewSourceRequest(
            @NotNull @Pattern(regexp = "folder|git|github|url")
            String kind,

            @NotNull String location,
            @Nullable String branch,
            @Nullable String pathPattern,
            @Nullable Duration every) {

        NewSource source() {
            var sort = SourceKind.of(kind);
            return new NewSource(
                    sort,
                    location,
                    branch,
                    Objects.requireNonNullElse(pathPattern, NewSource.CATALOG_INFO),
                    Objects.requireNonNullElse(every, sort.usualInterval()));
        }
    }
}
