package dev.quarterdeck.home;

import dev.quarterdeck.delivery.rollout.web.ChangeQuery;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the first page of a person. */
@Component
public class HomePages {

    private static final Duration RECENT = Duration.ofDays(1);
    private static final int SERVICES = 50;
    private static final int CHANGES = 8;

    private final TodoQuery todos;
    private final ServiceQuery services;
    private final ChangeQuery changes;
    private final Clock clock;

    HomePages(TodoQuery todos, ServiceQuery services, ChangeQuery changes, Clock clock) {
        this.todos = todos;
        this.services = services;
        this.changes = changes;
        this.clock = clock;
    }

    /** A person without a team, or whose teams own nothing, sees all services alike. */
    @Transactional(readOnly = true)
    public HomePage of(Person person) {
        var owners =
                person.teams().stream().map(team -> "group:default/" + team).toList();
        var all = services.services(owners, SERVICES).stream()
                .collect(Collectors.partitioningBy(service -> owners.contains(service.owner())));
        var mine = all.getOrDefault(true, List.of());
        var others = all.getOrDefault(false, List.of());
        return new HomePage(
                todosOf(person),
                mine.isEmpty() ? others : mine,
                mine.isEmpty() ? List.of() : others,
                changes.newest(CHANGES),
                !mine.isEmpty());
    }

    private List<Todo> todosOf(Person person) {
        var since = clock.instant().minus(RECENT);
        var all = new ArrayList<Todo>();
        if (person.has(Role.APPROVER) || person.has(Role.ADMIN)) {
            all.addAll(todos.approvalsFor(person.username()));
        }
        if (person.has(Role.ENGINEER) || person.has(Role.ADMIN)) {
            all.addAll(todos.burningBudgets());
            all.addAll(todos.failedDeployments(since));
            all.addAll(todos.failedRuns(person.username(), since));
        }
        all.sort(Comparator.comparing(Todo::kind).thenComparing(Todo::since));
        return all;
    }
}
