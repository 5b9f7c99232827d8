package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.delivery.rollout.DeploymentEvent;
import dev.quarterdeck.delivery.rollout.DeploymentId;
import dev.quarterdeck.delivery.rollout.DeploymentQuery;
import dev.quarterdeck.delivery.rollout.DeploymentRow;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Deployments")
class DeploymentApi {

    private final Deployments deployments;
    private final DeploymentQuery query;

    DeploymentApi(Deployments deployments, DeploymentQuery query) {
        this.deployments = deployments;
        this.query = query;
    }

    record Summary(
            long id,
            String component,
            String environment,
            long release,
            String version,
            int configuration,
            @Nullable String previousVersion,
            String cause,
            String state,
            String requestedBy,
            @Nullable String reason,
            @Nullable String failure,
            @Nullable Long promotion,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static Summary of(DeploymentRow row) {
            return new Summary(
                    row.id().value(),
                    row.component().toString(),
                    row.environment(),
                    row.release(),
                    row.version(),
                    row.configuration(),
                    row.previousVersion(),
                    row.cause().key(),
                    row.state().key(),
                    row.requestedBy(),
                    row.reason(),
                    row.failure(),
                    row.promotion(),
                    row.createdAt(),
                    row.startedAt(),
                    row.finishedAt());
        }
    }

    record Event(String state, String message, Instant at) {

        static Event of(DeploymentEvent event) {
            return new Event(event.state().key(), event.message(), event.at());
        }
    }

    record Detail(Summary deployment, List<Event> events) {}

    record RollBack(
            @NotBlank String component,
            @NotBlank String environment,
            @NotBlank @Size(min = Reason.SHORTEST) String reason) {}

    record Stop(@NotBlank @Size(min = Reason.SHORTEST) String reason) {}

    @GetMapping("/deployments")
    @Operation(summary = "Deployments, newest first")
    Page<Summary> index(
            @RequestParam(required = false) @Nullable String component,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var page = query.page(component == null ? null : EntityRef.of(component), environment, after, limit);
        return new Page<>(page.items().stream().map(Summary::of).toList(), page.next());
    }

    @GetMapping("/deployments/{id}")
    @Operation(summary = "One deployment, with what happened to it, newest first")
    Detail show(@PathVariable DeploymentId id) {
        return new Detail(
                Summary.of(query.get(id)),
                deployments.events(id).stream().map(Event::of).toList());
    }

    @PostMapping("/rollbacks")
    @PreAuthorize("hasAnyRole('ENGINEER', 'APPROVER', 'ADMIN')")
    @Operation(summary = "Brings back what ran before, with the configuration it had")
    ResponseEntity<?> rollBack(@Valid @RequestBody RollBack wanted, Principal user) {
        return deployments
                .rollBack(EntityRef.of(wanted.component()), wanted.environment(), user.getName(), wanted.reason())
                .<ResponseEntity<?>>map(id -> ResponseEntity.accepted()
                        .location(URI.create("/api/v1/deployments/" + id))
                        .body(Summary.of(query.get(id))))
                .orElseGet(() -> Problems.conflict("There is nothing to go back to."));
    }

    @PostMapping("/deployments/{id}/cancellation")
    @PreAuthorize("hasAnyRole('ENGINEER', 'APPROVER', 'ADMIN')")
    @Operation(summary = "Ends a deployment: one that has not begun is cancelled, one under way goes back")
    ResponseEntity<?> stop(@PathVariable DeploymentId id, @Valid @RequestBody Stop wanted, Principal user) {
        return deployments.stop(id, user.getName(), wanted.reason())
                ? ResponseEntity.accepted().body(Summary.of(query.get(id)))
                : Problems.conflict("It has ended, or has nothing to go back to.");
    }
}
