package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.identity.People;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import dev.quarterdeck.signals.dashboard.Dashboard;
import dev.quarterdeck.signals.dashboard.DashboardOutcome;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.ChangedMeanwhile;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Done;
import dev.quarterdeck.signals.dashboard.DashboardOutcome.Refused;
import dev.quarterdeck.signals.dashboard.DashboardRow;
import dev.quarterdeck.signals.dashboard.DashboardVersion;
import dev.quarterdeck.signals.dashboard.Dashboards;
import dev.quarterdeck.signals.dashboard.Homes;
import dev.quarterdeck.signals.dashboard.Ownership;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.grafana.Imported.Remark;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/dashboards")
@Tag(name = "Dashboards")
class DashboardApi {

    private static final TypeReference<Map<String, Object>> CODE = new TypeReference<>() {};

    private final Dashboards dashboards;
    private final DashboardPages pages;
    private final DashboardImports imports;
    private final Homes homes;
    private final People people;

    DashboardApi(Dashboards dashboards, DashboardPages pages, DashboardImports imports, Homes homes, People people) {
        this.dashboards = dashboards;
        this.pages = pages;
        this.imports = imports;
        this.homes = homes;
        this.people = people;
    }

    /** @param owner null of one that is ready-made */
    record Summary(
            String name,
            String title,
            @Nullable String owner,
            boolean readyMade,
            boolean starred,
            @Nullable Instant changedAt) {

        static Summary of(DashboardRow row) {
            var owner = row.owner();
            return new Summary(
                    row.name(),
                    row.title(),
                    owner == null ? null : owner.toString(),
                    owner == null,
                    row.starred(),
                    row.changedAt());
        }
    }

    /**
     * @param version 0 of one that is ready-made
     * @param definition of kind Dashboard, the same as in YAML
     */
    record Detail(
            int version,
            @Nullable String changedBy,
            @Nullable Instant changedAt,
            Map<String, Object> definition) {

        static Detail of(Dashboard dashboard) {
            var kept = dashboard.kept();
            return new Detail(
                    dashboard.version(),
                    kept == null ? null : kept.changedBy(),
                    kept == null ? null : kept.changedAt(),
                    code(dashboard.definition()));
        }
    }

    /** @param text YAML, or JSON of a dashboard of Grafana */
    record ImportRequest(String text, @Nullable String owner) {}

    /** @param kept false if it was only looked at */
    record ImportResult(boolean kept, Map<String, Object> definition, List<Remark> left, List<Remark> changed) {}

    private static Map<String, Object> code(Definition definition) {
        return JsonMapper.shared().convertValue(DashboardCode.write(definition), CODE);
    }

    private static Definition read(Map<String, Object> code) {
        JsonNode tree = JsonMapper.shared().valueToTree(code);
        return DashboardCode.read(tree);
    }

    private Person person(Principal principal) {
        return people.get(principal.getName());
    }

    @GetMapping
    @Operation(summary = "Dashboards that people made, by title; the first page begins with those that are ready-made")
    Page<Summary> index(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean starred,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            Principal principal) {
        var person = person(principal);
        var page = dashboards.page(person, null, starred, q, after, limit);
        var rows = new ArrayList<DashboardRow>();
        if (after == null && q.isBlank()) {
            dashboards.readyMade(person).stream()
                    .filter(row -> !starred || row.starred())
                    .forEach(rows::add);
        }
        rows.addAll(page.items());
        return new Page<>(rows.stream().map(Summary::of).toList(), page.next());
    }

    @GetMapping("/{name}")
    @Operation(summary = "One dashboard, as code")
    Detail show(@PathVariable String name) {
        return Detail.of(dashboards.get(name));
    }

    @GetMapping("/{name}/panels/{panel}")
    @Operation(
            summary =
                    "What a panel shows, or why it shows nothing; with range (or from and to), compare=week and var-… as in pages")
    PanelAnswer panel(
            @PathVariable String name, @PathVariable String panel, @RequestParam Map<String, String> parameters) {
        var dashboard = dashboards.get(name);
        var found = DashboardPages.panel(dashboard, panel);
        return PanelAnswer.of(found, pages.answer(found, Look.of(parameters, dashboard.definition())));
    }

    @GetMapping("/{name}/versions")
    @Operation(summary = "Every content that it had, the newest first")
    List<DashboardVersion> versions(@PathVariable String name) {
        return dashboards.versions(dashboards.get(name));
    }

    @PostMapping
    @Operation(summary = "Makes a dashboard")
    ResponseEntity<?> create(@RequestBody Map<String, Object> definition, Principal principal) {
        var read = read(definition);
        return answer(dashboards.create(read, "made", person(principal)), true);
    }

    private static ResponseEntity<?> answer(DashboardOutcome outcome, boolean isNew) {
        return switch (outcome) {
            case Done(var dashboard) ->
                isNew
                        ? ResponseEntity.created(URI.create("/api/v1" + dashboard.path()))
                                .body(Detail.of(dashboard))
                        : ResponseEntity.ok(Detail.of(dashboard));
            case Refused(var reason) -> Problems.conflict(reason);
            case ChangedMeanwhile meanwhile -> Problems.conflict(meanwhile.reason());
        };
    }

    @PutMapping("/{name}")
    @Operation(summary = "Changes a dashboard, if it is still of the version that was looked at")
    ResponseEntity<?> update(
            @PathVariable String name,
            @RequestParam int version,
            @RequestBody Map<String, Object> definition,
            Principal principal) {
        var read = read(definition);
        if (!read.name().equals(name)) {
            throw new IllegalArgumentException("metadata.name: it stays %s".formatted(name));
        }
        return answer(dashboards.change(name, version, _ -> read, "changed", person(principal)), false);
    }

    @PostMapping("/{name}/restorations")
    @Operation(summary = "Makes it what it was in a version")
    ResponseEntity<?> restore(@PathVariable String name, @RequestParam int version, Principal principal) {
        return answer(dashboards.restore(name, version, person(principal)), false);
    }

    @DeleteMapping("/{name}")
    @Operation(summary = "Removes a dashboard with its history")
    ResponseEntity<?> delete(@PathVariable String name, Principal principal) {
        var outcome = dashboards.remove(name, name, person(principal));
        return outcome instanceof Done ? ResponseEntity.noContent().build() : answer(outcome, false);
    }

    @PutMapping("/{name}/star")
    @Operation(summary = "Stars it for the caller")
    ResponseEntity<Void> star(@PathVariable String name, Principal principal) {
        homes.star(person(principal), dashboards.get(name), true);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{name}/star")
    @Operation(summary = "Takes the caller's star away")
    ResponseEntity<Void> unstar(@PathVariable String name, Principal principal) {
        homes.star(person(principal), dashboards.get(name), false);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/imports/previews")
    @Operation(summary = "What a file, YAML or of Grafana, would become")
    ImportResult preview(@RequestBody ImportRequest request, Principal principal) {
        var imported = imports.read(request.text(), owner(request, principal));
        return new ImportResult(false, code(imported.definition()), imported.left(), imported.changed());
    }

    @PostMapping("/imports")
    @Operation(summary = "Takes a file, YAML or of Grafana; what is not taken over is said")
    ResponseEntity<?> createImport(@RequestBody ImportRequest request, Principal principal) {
        var imported = imports.read(request.text(), owner(request, principal));
        var outcome = imports.keep(imported, person(principal));
        if (!(outcome instanceof Done(var dashboard))) {
            return answer(outcome, false);
        }
        var result = new ImportResult(true, code(dashboard.definition()), imported.left(), imported.changed());
        return ResponseEntity.created(URI.create("/api/v1" + dashboard.path())).body(result);
    }

    private EntityRef owner(ImportRequest request, Principal principal) {
        var owner = request.owner();
        return owner == null || owner.isBlank() ? Ownership.of(person(principal)) : EntityRef.of(owner);
    }
}
