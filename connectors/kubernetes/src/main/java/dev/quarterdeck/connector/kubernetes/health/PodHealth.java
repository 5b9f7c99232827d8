package dev.quarterdeck.connector.kubernetes.health;

import dev.quarterdeck.connector.inventory.Health;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of a pod. Beyond Argo CD's rules, the containers that prepare are looked at too, and what no node takes says why.
 */
final class PodHealth {

    private PodHealth() {}

    static Health of(GenericKubernetesResource object) {
        var all = Fields.of(object);
        var status = all.at("status");
        var always = all.at("spec").text("restartPolicy", "Always").equals("Always");
        if (always) {
            var stuck = stuck(all);
            if (stuck.isPresent()) {
                return Health.degraded(stuck.get());
            }
        }
        return switch (status.text("phase", "")) {
            case "Pending" -> Health.progressing(pending(all));
            case "Succeeded" -> Health.healthy("Ended as it should");
            case "Failed" -> Health.degraded(failed(all));
            case "Running" -> always ? running(all) : Health.progressing("Runs until it is done");
            default -> Health.unknown(status.text("message", "Its node does not answer"));
        };
    }

    private static Stream<Fields> containers(Fields all) {
        return Stream.concat(
                all.at("status").list("initContainerStatuses").stream(),
                all.at("status").list("containerStatuses").stream());
    }

    /** What a container waits for, if it is nothing that passes by itself. */
    private static Optional<String> stuck(Fields all) {
        return containers(all)
                .filter(container -> isStuck(container.at("state", "waiting").text("reason", "")))
                .findFirst()
                .map(container -> why(all, container));
    }

    private static boolean isStuck(String reason) {
        return reason.startsWith("Err") || reason.endsWith("Error") || reason.endsWith("BackOff");
    }

    private static String why(Fields all, Fields container) {
        var name = container.text("name", "");
        var waiting = container.at("state", "waiting");
        var reason = waiting.text("reason", "");
        var message = waiting.text("message", reason);
        if (reason.contains("Image") || reason.equals("ErrRegistryUnavailable")) {
            return "Image %s of container %s cannot be pulled: %s"
                    .formatted(container.text("image", ""), name, message);
        }
        if (reason.equals("CrashLoopBackOff")) {
            var end = ending(all, container);
            return "Container %s ends again and again%s; restarted %s"
                    .formatted(name, end == null ? "" : ", " + end, times(container));
        }
        return "Container %s cannot start: %s".formatted(name, message);
    }

    private static String times(Fields container) {
        var restarts = container.count("restartCount");
        return restarts == 1 ? "once" : restarts + " times";
    }

    /** How it ended last; null if it never did. */
    private static @Nullable String ending(Fields all, Fields container) {
        var ended = container.at("lastState", "terminated");
        if (ended.isEmpty()) {
            ended = container.at("state", "terminated");
        }
        if (ended.isEmpty()) {
            return null;
        }
        if ("OOMKilled".equals(ended.text("reason"))) {
            var limit = limit(all, container.text("name", ""));
            return "killed for lack of memory (OOMKilled%s)".formatted(limit == null ? "" : ", limit " + limit);
        }
        var reason = ended.text("reason", "Error");
        return "last by %s with exit code %d".formatted(reason, ended.number("exitCode", 0));
    }

    private static @Nullable String limit(Fields all, String name) {
        return all.at("spec").list("containers").stream()
                .filter(container -> name.equals(container.text("name")))
                .findFirst()
                .map(container -> container.at("resources", "limits").text("memory"))
                .orElse(null);
    }

    private static String pending(Fields all) {
        var placed = all.at("status").condition("PodScheduled");
        if ("Unschedulable".equals(placed.text("reason"))) {
            return "No node takes it: " + placed.text("message", "the cluster does not say why");
        }
        if (all.at("spec").text("nodeName") == null) {
            return "Waits for a node";
        }
        return containers(all)
                .map(container -> container.at("state", "waiting"))
                .filter(waiting -> !waiting.isEmpty())
                .findFirst()
                .map(waiting -> "Starts: " + waiting.text("reason", "waiting"))
                .orElse("Its node has not started it yet");
    }

    private static String failed(Fields all) {
        var status = all.at("status");
        var message = status.text("message");
        if (message != null) {
            return "%s: %s".formatted(status.text("reason", "Failed"), message);
        }
        return containers(all)
                .filter(container -> container.at("state", "terminated").number("exitCode", 0) != 0)
                .findFirst()
                .map(container -> "Container %s failed, %s".formatted(container.text("name"), ending(all, container)))
                .orElse(status.text("reason", "Failed"));
    }

    private static Health running(Fields all) {
        var restarted = containers(all)
                .filter(container -> !container.at("lastState", "terminated").isEmpty())
                .findFirst();
        if (!all.at("status").holding("Ready").isEmpty()) {
            return restarted
                    .filter(container -> "OOMKilled"
                            .equals(container.at("lastState", "terminated").text("reason")))
                    .map(container -> Health.healthy("Container %s was %s; restarted %s"
                            .formatted(container.text("name"), ending(all, container), times(container))))
                    .orElse(Health.HEALTHY);
        }
        return restarted
                .map(container -> Health.degraded("Container %s ended, %s; restarted %s"
                        .formatted(container.text("name"), ending(all, container), times(container))))
                .orElseGet(() -> Health.progressing(unready(all)));
    }

    private static String unready(Fields all) {
        return all.at("status").list("containerStatuses").stream()
                .filter(container -> !container.flag("ready"))
                .findFirst()
                .map(container -> "Container %s runs and is not ready".formatted(container.text("name")))
                .orElse("Not ready");
    }
}
