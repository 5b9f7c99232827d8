package dev.quarterdeck.catalog.personal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of the catalog that a person wants to see again. */
@Component
public class SavedViews {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2_000;

    private final SavedViewRepository views;
    private final Clock clock;

    SavedViews(SavedViewRepository views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<SavedView> of(String username) {
        return views.of(username);
    }

    /**
     * Takes the place of the person's view of that name.
     *
     * @return why it was not saved, in words for that person; empty if it was
     */
    @Transactional
    public Optional<String> save(String username, String name, String query) {
        var given = name.strip();
        if (given.isEmpty() || given.length() > LONGEST_NAME) {
            return Optional.of("Give the view a name of at most %d characters".formatted(LONGEST_NAME));
        }
        if (query.length() > LONGEST_QUERY) {
            return Optional.of("This list has too many filters to be saved");
        }
        if (views.of(username).stream()
                        .filter(view -> !view.name().equals(given))
                        .count()
                >= MOST) {
            return Optional.of("You have %d views; remove one first".formatted(MOST));
        }
        views.put(username, given, query, clock.instant());
        return Optional.empty();
    }

    /** Does nothing if the person has no such view. */
    @Transactional
    public void remove(String username, long id) {
        views.remove(username, id);
    }
}
