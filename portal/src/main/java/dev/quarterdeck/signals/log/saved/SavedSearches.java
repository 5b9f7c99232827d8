package dev.quarterdeck.signals.log.saved;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Searches in logs that people want to find again. Each sees their own and those of their teams. */
@Component
@Transactional
public class SavedSearches {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final Pattern ADDRESS = Pattern.compile("/logs/[^/?#]+/[^/?#]+/[^/?#]+(\\?[^#]*)?");

    private final SavedSearchRepository searches;
    private final AuditLog audit;
    private final Clock clock;

    SavedSearches(SavedSearchRepository searches, AuditLog audit, Clock clock) {
        this.searches = searches;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of saving one. */
    public sealed interface Outcome {

        record Saved(SavedSearch search) implements Outcome {}

        /** @param why in a sentence that begins with the label of the field, if one is wrong */
        record Refused(String why) implements Outcome {}
    }

    /** Themselves first, then their teams. */
    public static List<EntityRef> ownersFor(Person person) {
        return Stream.concat(
                        Stream.of(new EntityRef("user", EntityRef.DEFAULT_NAMESPACE, person.username())),
                        person.teams().stream()
                                .map(team -> EntityRef.parse(team, "group", EntityRef.DEFAULT_NAMESPACE)))
                .toList();
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<SavedSearch> of(Person person) {
        return searches.of(ownersFor(person));
    }

    /**
     * @param owner a person or a team; null for whoever saves it
     * @param address path and query of the page
     */
    public Outcome save(String name, @Nullable EntityRef owner, String address, Person person) {
        var whose = owner == null ? ownersFor(person).getFirst() : owner;
        var wrong = whatIsWrong(name.strip(), whose, address, person);
        if (wrong != null) {
            return new Outcome.Refused(wrong);
        }
        var now = clock.instant();
        var id = searches.insert(name.strip(), whose, address, person.username(), now);
        if (id.isEmpty()) {
            return new Outcome.Refused("Name: there is a search named '%s' already".formatted(name.strip()));
        }
        var saved = new SavedSearch(id.get(), name.strip(), whose, address, person.username(), now);
        record(person, "log-search.saved", saved);
        return new Outcome.Saved(saved);
    }

    private static @Nullable String whatIsWrong(String name, EntityRef owner, String address, Person person) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return "Name: from 1 to %d characters".formatted(LONGEST_NAME);
        }
        if (!ownersFor(person).contains(owner)) {
            return "For: %s is neither you nor a team of yours".formatted(owner);
        }
        return address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()
                ? "Address: it is not of the logs of a component"
                : null;
    }

    /** @throws NotFound if neither the person nor a team of theirs has it */
    public void remove(long id, Person person) {
        var search = searches.find(id)
                .filter(found -> ownersFor(person).contains(found.owner()))
                .orElseThrow(() -> new NotFound("There is no such search of yours or your teams."));
        searches.delete(id);
        record(person, "log-search.removed", search);
    }

    private void record(Person person, String action, SavedSearch search) {
        audit.record(new AuditEntry(
                person.username(),
                action,
                search.owner().toString(),
                null,
                null,
                Map.of("search", search.name(), "address", search.address())));
    }
}
