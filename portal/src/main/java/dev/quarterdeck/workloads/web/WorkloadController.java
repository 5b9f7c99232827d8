package dev.quarterdeck.workloads.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.ReplicaView;
import dev.quarterdeck.workloads.Workloads;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/workloads")
class WorkloadController {

    private static final int EVENTS = 30;
    private static final int LINES = 200;

    private final Workloads workloads;
    private final WorkloadListQuery list;
    private final Environments environments;

    WorkloadController(Workloads workloads, WorkloadListQuery list, Environments environments) {
        this.workloads = workloads;
        this.list = list;
        this.environments = environments;
    }

    @GetMapping
    String index(@RequestParam(required = false) @Nullable String environment, Model model) {
        model.addAttribute("environments", environments.inOrder());
        model.addAttribute("environment", environment);
        var rows = list.workloads(environment);
        var unreachable =
                workloads.unreachable(rows.stream().map(row -> row.id()).toList());
        model.addAttribute(
                "workloads",
                rows.stream()
                        .map(row -> Optional.ofNullable(unreachable.get(row.id()))
                                .map(row::lastSeen)
                                .orElse(row))
                        .toList());
        return "workload/index";
    }

    @GetMapping("/rows")
    String indexInPlace(@RequestParam(required = false) @Nullable String environment, Model model) {
        index(environment, model);
        return "workload/index :: rows";
    }

    @GetMapping("/{environment}/{name}")
    String show(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String replica,
            Model model) {
        model.addAttribute("page", page(environment, name, replica));
        return "workload/show";
    }

    @GetMapping("/{environment}/{name}/status")
    String showInPlace(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String replica,
            Model model) {
        model.addAttribute("page", page(environment, name, replica));
        return "workload/show :: status";
    }

    @GetMapping("/{environment}/{name}/log")
    String log(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String replica,
            Model model) {
        model.addAttribute("page", page(environment, name, replica));
        return "workload/show :: log";
    }

    private WorkloadPage page(String environmentName, String name, @Nullable String replica) {
        var component = EntityRef.component(name);
        var environment = environments.get(environmentName);
        var observed = workloads
                .observed(component, environmentName)
                .orElseThrow(() -> new NotFound("%s does not run in %s.".formatted(name, environmentName)));
        var replicas = observed.observed().stream()
                .map(status -> ReplicaView.of(status, observed.revision()))
                .toList();
        var shown = replica != null || replicas.isEmpty()
                ? replica
                : replicas.getFirst().name();
        var id = new WorkloadId(environmentName, name);
        try {
            return new WorkloadPage(
                    component,
                    environment,
                    observed.replicas(),
                    replicas,
                    observed.stalled(),
                    workloads.address(id),
                    workloads.events(id, EVENTS),
                    null,
                    null,
                    shown,
                    shown == null ? List.of() : workloads.log(id, shown, null, LINES),
                    workloads.foreign(id),
                    workloads.isWritten(id),
                    workloads.awaited(id).orElse(null));
        } catch (SourceUnavailable e) {
            return new WorkloadPage(
                    component,
                    environment,
                    observed.replicas(),
                    replicas,
                    observed.stalled(),
                    null,
                    List.of(),
                    e.getMessage(),
                    workloads.unreachableSince(id).orElse(null),
                    shown,
                    List.of(),
                    workloads.foreign(id),
                    workloads.isWritten(id),
                    workloads.awaited(id).orElse(null));
        }
    }
}
