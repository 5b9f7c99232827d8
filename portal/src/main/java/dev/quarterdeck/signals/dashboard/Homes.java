package dev.quarterdeck.signals.dashboard;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.ready.ReadyMade;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people keep at hand: stars, and the dashboard that somebody or a team begins with. */
@Component
@Transactional
public class Homes {

    private final AtHandRepository atHand;
    private final ReadyMade readyMade;
    private final AuditLog audit;
    private final Clock clock;

    Homes(AtHandRepository atHand, ReadyMade readyMade, AuditLog audit, Clock clock) {
        this.atHand = atHand;
        this.readyMade = readyMade;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A dashboard that a person may begin with.
     *
     * @param owner the person, or one of the person's teams
     */
    public record Home(EntityRef owner, String name) {

        public String path() {
            return "/dashboards/" + name;
        }

        /** Of a team otherwise, which offers it. */
        public boolean isOfAPerson() {
            return owner.kind().equals("user");
        }
    }

    /** The person's own first, then those of the teams. */
    @Transactional(readOnly = true)
    public List<Home> of(Person person) {
        var chosen = atHand.homes(Ownership.choices(person));
        var homes = new ArrayList<Home>();
        Ownership.choices(person).forEach(owner -> {
            var name = chosen.get(owner);
            if (name != null && isThere(name)) {
                homes.add(new Home(owner, name));
            }
        });
        return homes;
    }

    /** One that people made is forgotten when it is removed; what a ready-made one is of may be gone. */
    private boolean isThere(String name) {
        return !ReadyMade.isName(name) || readyMade.find(name).isPresent();
    }

    /**
     * @param owner the person, or one of the person's teams
     * @return why it was not done, in words for that person; null if it was
     */
    public @Nullable String choose(EntityRef owner, Dashboard dashboard, Person person) {
        var refused = refused(owner, person);
        if (refused == null) {
            atHand.settle(owner, dashboard.name(), person.username(), clock.instant());
            record(owner, "home.chosen", dashboard.name(), person);
        }
        return refused;
    }

    /** Likewise; then the usual first page is. */
    public @Nullable String leave(EntityRef owner, Person person) {
        var refused = refused(owner, person);
        if (refused == null) {
            atHand.leave(owner);
            record(owner, "home.left", "", person);
        }
        return refused;
    }

    /** Of oneself everybody may; of a team who may change its dashboards. */
    private static @Nullable String refused(EntityRef owner, Person person) {
        return owner.equals(Ownership.of(person)) ? null : Ownership.lackedToChange(person, owner);
    }

    private void record(EntityRef owner, String action, String dashboard, Person person) {
        audit.record(new AuditEntry(
                person.username(), action, owner.toString(), null, null, Map.of("dashboard", dashboard)));
    }

    /** @param starred false to take the star away */
    public void star(Person person, Dashboard dashboard, boolean starred) {
        if (starred) {
            atHand.star(person.username(), dashboard.name(), clock.instant());
        } else {
            atHand.unstar(person.username(), dashboard.name());
        }
    }

    @Transactional(readOnly = true)
    public boolean isStarred(Person person, Dashboard dashboard) {
        return atHand.starred(person.username()).contains(dashboard.name());
    }
}
