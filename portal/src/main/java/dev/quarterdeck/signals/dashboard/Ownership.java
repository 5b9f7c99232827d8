package dev.quarterdeck.signals.dashboard;

import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.EntityRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose dashboards are, and who may change them. */
public final class Ownership {

    private Ownership() {}

    public static EntityRef of(Person person) {
        return new EntityRef("user", EntityRef.DEFAULT_NAMESPACE, person.username());
    }

    /** To whom a person may give a dashboard: the person, and the person's teams. */
    public static List<EntityRef> choices(Person person) {
        var owners = new ArrayList<EntityRef>();
        owners.add(of(person));
        owners.addAll(teams(person));
        return owners;
    }

    public static List<EntityRef> teams(Person person) {
        return person.teams().stream()
                .map(team -> new EntityRef("group", EntityRef.DEFAULT_NAMESPACE, team))
                .toList();
    }

    /** Null if the person may make dashboards; otherwise why not, as a sentence. */
    static @Nullable String lackedToMake(Person person) {
        var may = person.roles().stream().anyMatch(role -> role != Role.VIEWER);
        return may ? null : "Needs another role than viewer.";
    }

    /** Null if the person may change what belongs to an owner; otherwise why not, as a sentence. */
    public static @Nullable String lackedToChange(Person person, EntityRef owner) {
        if (person.has(Role.ADMIN)) {
            return null;
        }
        var lacked = lackedToMake(person);
        if (lacked != null) {
            return lacked;
        }
        return choices(person).contains(owner)
                ? null
                : owner.kind().equals("user")
                        ? "It belongs to %s, who can change it, or an administrator. You can make a copy."
                                .formatted(owner.name())
                        : "It belongs to the team %s, whose members can change it. You can make a copy."
                                .formatted(owner.name());
    }
}
