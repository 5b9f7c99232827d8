package dev.quarterdeck.workloads.cluster.command;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.ContainerCommand;
import dev.quarterdeck.connector.inventory.ContainerCommand.Run;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.workloads.cluster.Asked;
import dev.quarterdeck.workloads.cluster.AuditedDeeds;
import dev.quarterdeck.workloads.cluster.Inventories;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs what people ask for inside of containers. The audit log has the command before it runs, and its output after. */
@Component
public class Commands {

    private static final int LONGEST_TEXT = 4_000;
    private static final int REMEMBERED = 1_000;

    private final Inventories inventories;
    private final AuditedDeeds deeds;
    private final CommandSettings settings;

    private final Set<String> said = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    Commands(Inventories inventories, AuditedDeeds deeds, CommandSettings settings) {
        this.inventories = inventories;
        this.deeds = deeds;
        this.settings = settings;
    }

    public boolean areAllowedOn(String cluster) {
        return settings.clusters().contains(cluster);
    }

    /**
     * @param container by name; of the pod's first if it is blank
     * @param text for the container's shell
     * @param once runs nothing if it was said before, as by a second press; null for each time
     * @throws IllegalArgumentException that begins with the field that is missing or cannot be
     * @throws NotFound if there is no such pod, or commands are not allowed on that cluster
     * @throws SourceUnavailable if the cluster gave no answer, so that nobody knows what came of it
     */
    public Run run(
            String cluster,
            ObjectId pod,
            String container,
            String text,
            String actor,
            String reason,
            @Nullable String once) {
        if (!areAllowedOn(cluster)) {
            throw new NotFound("Commands are not allowed on '%s'.".formatted(cluster));
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("Command: 1 to %,d characters".formatted(LONGEST_TEXT));
        }
        var inventory = inventories.of(cluster);
        var name = container(
                inventory.find(pod).orElseThrow(() -> new NotFound("There is no %s on '%s'.".formatted(pod, cluster))),
                container);
        if (once != null && !remember(once)) {
            throw new IllegalArgumentException(
                    "It ran already, since this page was opened. Open it anew to run it again.");
        }
        var asked = new Asked(
                "pod.command",
                "clusters/%s/%s".formatted(cluster, pod),
                Map.of("container", name, "command", text),
                actor);
        var run = new AtomicReference<Run>();
        deeds.of(asked, reason, () -> {
            run.set(inventory.run(new ContainerCommand(
                    pod,
                    name,
                    List.of("sh", "-c", text),
                    settings.longest(),
                    Math.toIntExact(settings.kept().toBytes()))));
            return outcome(run.get());
        });
        return run.get();
    }

    private boolean remember(String once) {
        synchronized (said) {
            return said.add(once);
        }
    }

    private static String container(ClusterObject object, String wanted) {
        if (!(object.facts() instanceof Facts.Pod pod)) {
            throw new IllegalArgumentException("Pod: commands run in pods");
        }
        return pod.containers().stream()
                .map(Facts.Container::name)
                .filter(name -> wanted.isBlank() || name.equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Container: the pod has none named '%s'".formatted(wanted)));
    }

    private static Outcome outcome(Run run) {
        if (run.refusal() != null) {
            return new Outcome.Refused(run.refusal());
        }
        var end = run.exitCode() == null ? "It had not ended." : "Exit code %d.".formatted(run.exitCode());
        return new Outcome.Done("%s%s\n%s".formatted(end, run.cut() ? " The begin of its output:" : "", run.output()));
    }
}
