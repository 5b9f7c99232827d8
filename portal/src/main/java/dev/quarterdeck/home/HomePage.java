package dev.quarterdeck.home;

import dev.quarterdeck.delivery.rollout.web.Change;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person sees first.
 *
 * @param todos worst first
 * @param services of the person's own teams; everybody's if those have none
 * @param others that belong to other teams
 * @param mine whether {@code services} are those of the person's own teams
 */
public record HomePage(
        List<Todo> todos, List<ServiceRow> services, List<ServiceRow> others, List<Change> changes, boolean mine) {

    public HomePage {
        todos = List.copyOf(todos);
        services = List.copyOf(services);
        others = List.copyOf(others);
        changes = List.copyOf(changes);
    }

    /** The verdict in a few words. */
    public String summary() {
        var all = Stream.concat(services.stream(), others.stream()).toList();
        var unwell = all.stream()
                .filter(service -> service.health().compareTo(ServiceRow.Health.DEGRADED) >= 0)
                .count();
        var moving = all.stream()
                .filter(service -> service.health() == ServiceRow.Health.ROLLING_OUT
                        || service.health() == ServiceRow.Health.STARTING)
                .count();
        return "%d services, %s, %s"
                .formatted(
                        all.size(),
                        unwell == 0 ? "none in trouble" : unwell + " in trouble",
                        moving == 0 ? "none changing" : moving + " changing");
    }
}
