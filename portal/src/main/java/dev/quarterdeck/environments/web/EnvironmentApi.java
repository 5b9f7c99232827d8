package dev.quarterdeck.environments.web;

import dev.quarterdeck.environments.Autoscaling;
import dev.quarterdeck.environments.Configuration;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.environments.NewEnvironment;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/environments")
@Tag(name = "Environments")
class EnvironmentApi {

    private final Environments environments;
    private final Configurations configurations;

    EnvironmentApi(Environments environments, Configurations configurations) {
        this.environments = environments;
        this.configurations = configurations;
    }

    record Rules(
            String name,
            int position,
            String cluster,
            int replicas,
            boolean automatic,
            int approvalsRequired,
            Duration approvalExpiry,
            boolean production,
            @Nullable Autoscaling autoscaling) {

        static Rules of(Environment environment) {
            return new Rules(
                    environment.name(),
                    environment.position(),
                    environment.cluster(),
                    environment.replicas(),
                    environment.automatic(),
                    environment.approvalsRequired(),
                    environment.approvalExpiry(),
                    environment.production(),
                    environment.autoscaling());
        }
    }

    /**
     * An environment that is to be.
     *
     * @param after the one that a release must have run in before; null for the first
     * @param automatic no if it is left out, as {@code production}
     * @param approvalsRequired none if it is left out
     * @param approvalExpiry of a request; 8 hours if it is left out
     * @param autoscaling left out if there are always as many replicas
     */
    record NewRules(
            @NotBlank String name,
            @Nullable String after,
            @NotBlank String cluster,
            @NotNull Integer replicas,
            @Nullable Boolean automatic,
            @Nullable Integer approvalsRequired,
            @Nullable Duration approvalExpiry,
            @Nullable Boolean production,
            @Nullable Autoscaling autoscaling) {

        NewEnvironment definition() {
            return new NewEnvironment(
                    name,
                    after,
                    cluster,
                    replicas,
                    Boolean.TRUE.equals(automatic),
                    approvalsRequired == null ? 0 : approvalsRequired,
                    approvalExpiry == null ? Duration.ofHours(8) : approvalExpiry,
                    Boolean.TRUE.equals(production),
                    autoscaling);
        }
    }

    record Settings(
            long id,
            String component,
            String environment,
            int version,
            Map<String, String> settings,
            String createdBy,
            @Nullable String reason,
            Instant createdAt) {

        static Settings of(Configuration configuration) {
            return new Settings(
                    configuration.id(),
                    configuration.component().toString(),
                    configuration.environment(),
                    configuration.version(),
                    configuration.settings(),
                    configuration.createdBy(),
                    configuration.reason(),
                    configuration.createdAt());
        }
    }

    record NewSettings(
            @NotNull @Positive Integer base,
            @NotNull Map<@Pattern(regexp = "[A-Z_][A-Z0-9_]*") String, @NotNull String> settings,
            @NotBlank @Size(min = 10) String reason) {}

    @GetMapping
    @Operation(summary = "All environments, in promotion order")
    Page<Rules> index() {
        return new Page<>(environments.inOrder().stream().map(Rules::of).toList(), null);
    }

    @GetMapping("/{name}")
    @Operation(summary = "One environment and its rules")
    Rules show(@PathVariable String name) {
        return Rules.of(environments.get(name));
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Makes an environment on a cluster that the portal is connected to, where it stays for good",
            description = "'after' is the one that a release must have run in before; without it, it is the first")
    ResponseEntity<Rules> create(@Valid @RequestBody NewRules wanted, Principal user) {
        var made = environments.create(wanted.definition(), user.getName());
        return ResponseEntity.created(URI.create("/api/v1/environments/" + made.name()))
                .body(Rules.of(made));
    }

    @GetMapping("/{name}/configurations/{component}")
    @Operation(summary = "The newest configuration of a component there")
    Settings configuration(@PathVariable String name, @PathVariable String component) {
        return Settings.of(configurations.current(EntityRef.component(component), name));
    }

    @PutMapping("/{name}/configurations/{component}")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(
            summary = "Keeps a new version, which nothing runs with until it is deployed",
            description = "'base' is the version the settings were made from; 409 if it is no longer the newest")
    ResponseEntity<?> configure(
            @PathVariable String name,
            @PathVariable String component,
            @Valid @RequestBody NewSettings wanted,
            Principal user) {
        var ref = EntityRef.component(component);
        return configurations
                .save(
                        ref,
                        name,
                        wanted.base(),
                        new TreeMap<>(wanted.settings()),
                        user.getName(),
                        wanted.reason().strip())
                .<ResponseEntity<?>>map(saved -> ResponseEntity.ok(Settings.of(saved)))
                .orElseGet(() ->
                        Problems.conflict(ConfigurationController.savedMeanwhile(configurations.current(ref, name))));
    }
}
