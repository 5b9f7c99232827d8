package dev.quarterdeck.workloads.web;

import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WrittenDelivery.Awaited;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.workloads.ForeignChanges;
import dev.quarterdeck.workloads.Workloads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/v1/workloads")
@Tag(name = "Workloads")
class WorkloadApi {

    private final Workloads workloads;
    private final WorkloadListQuery list;

    WorkloadApi(Workloads workloads, WorkloadListQuery list) {
        this.workloads = workloads;
        this.list = list;
    }

    record Summary(
            String component,
            String environment,
            String version,
            int wanted,
            int ready,
            @Nullable String stalled) {}

    /**
     * @param unreachableSince since when its cluster does not answer, so that this is old; null if it answers
     * @param awaited what is written to Git, or is to be, and not applied yet; null if nothing is
     */
    record Detail(
            String component,
            String environment,
            String revision,
            int wanted,
            List<ReplicaStatus> replicas,
            @Nullable String stalled,
            Instant since,
            @Nullable Instant unreachableSince,
            @Nullable Awaited awaited) {}

    record Restart(@NotBlank @Size(min = 10) String reason) {}

    record Restoration(@NotBlank @Size(min = 10) String reason) {}

    record Eviction(@NotBlank String replica) {}

    @GetMapping
    @Operation(summary = "What should run and how much of it is ready")
    Page<Summary> index(@RequestParam(required = false) @Nullable String environment) {
        return new Page<>(
                list.workloads(environment).stream()
                        .map(row -> new Summary(
                                row.component().toString(),
                                row.environment(),
                                row.version(),
                                row.wanted(),
                                row.ready(),
                                row.stalled()))
                        .toList(),
                null);
    }

    @GetMapping("/{environment}/{name}")
    @Operation(summary = "One workload, replica by replica, as it was last seen")
    Detail show(@PathVariable String environment, @PathVariable String name) {
        var component = EntityRef.component(name);
        var observed = workloads
                .observed(component, environment)
                .orElseThrow(() -> new NotFound("%s does not run in %s.".formatted(name, environment)));
        var id = new WorkloadId(environment, name);
        return new Detail(
                component.toString(),
                environment,
                observed.revision(),
                observed.replicas(),
                observed.observed(),
                observed.stalled(),
                observed.observedAt(),
                workloads.unreachableSince(id).orElse(null),
                workloads.awaited(id).orElse(null));
    }

    @GetMapping("/{environment}/{name}/events")
    @Operation(summary = "What happened to it on its cluster, newest first")
    List<ClusterEvent> events(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return workloads.events(new WorkloadId(environment, name), limit);
    }

    @GetMapping("/{environment}/{name}/log")
    @Operation(summary = "What one replica wrote; after is the offset of the last line one has")
    List<LogLine> log(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam String replica,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "200") @Min(1) @Max(5_000) int limit) {
        return workloads.log(new WorkloadId(environment, name), replica, after, limit);
    }

    @PostMapping("/{environment}/{name}/restarts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Replaces all replicas, one after another")
    void restart(
            @PathVariable String environment,
            @PathVariable String name,
            @Valid @RequestBody Restart wanted,
            Principal user) {
        workloads.restart(
                EntityRef.component(name),
                environment,
                user.getName(),
                wanted.reason().strip());
    }

    @GetMapping("/{environment}/{name}/foreign-changes")
    @Operation(
            summary = "What others have a hand in on its cluster",
            description = "'drift': fields that are not as they were applied, who set them and when."
                    + " 'conflicts': fields of others that what is desired now would change; nothing of it is applied.")
    ForeignChanges foreign(@PathVariable String environment, @PathVariable String name) {
        return workloads.foreign(new WorkloadId(environment, name));
    }

    @PostMapping("/{environment}/{name}/restorations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Makes it what is desired, and takes back what others changed of it")
    void putBack(
            @PathVariable String environment,
            @PathVariable String name,
            @Valid @RequestBody Restoration wanted,
            Principal user) {
        workloads.putBack(
                EntityRef.component(name),
                environment,
                user.getName(),
                wanted.reason().strip());
    }

    @PostMapping("/{environment}/{name}/evictions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Replaces one replica")
    void evict(
            @PathVariable String environment,
            @PathVariable String name,
            @Valid @RequestBody Eviction wanted,
            Principal user) {
        workloads.evict(EntityRef.component(name), environment, wanted.replica(), user.getName());
    }
}
