package dev.quarterdeck.home;

import dev.quarterdeck.delivery.rollout.web.Change;
import java.util.List;

/**
 * What a person sees first.
 *
 * @param todos worst first
 * @param mine whether {@code services} are those of the person's own teams, or everybody's
 */
public record HomePage(List<Todo> todos, List<ServiceRow> services, List<Change> changes, boolean mine) {

    public HomePage {
        todos = List.copyOf(todos);
        services = List.copyOf(services);
        changes = List.copyOf(changes);
    }

    /** The verdict in a few words. */
    public String summary() {
        var unwell = services.stream()
                .filter(service -> service.health().compareTo(ServiceRow.Health.DEGRADED) >= 0)
                .count();
        var moving = services.stream()
                .filter(service -> service.health() == ServiceRow.Health.ROLLING_OUT
                        || service.health() == ServiceRow.Health.STARTING)
                .count();
        return "%d services, %s, %s"
                .formatted(
                        services.size(),
                        unwell == 0 ? "none in trouble" : unwell + " in trouble",
                        moving == 0 ? "none changing" : moving + " changing");
    }
}
