package dev.quarterdeck.search.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.search.SearchText;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be done with a component. Choosing it only leads to where it is done: no key changes anything. */
enum Deed {
    RUN("Run pipeline of", "ti-player-play", "build test release", "on its page"),
    ROLL_BACK("Roll back", "ti-arrow-back-up", "rollback undo revert previous", "on its page, asks first"),
    RUNS("Runs of", "ti-git-branch", "pipeline builds", "list"),
    RELEASES("Releases of", "ti-versions", "versions deploy promote", "list");

    private final String verb;
    private final String icon;
    private final String words;
    private final String note;

    Deed(String verb, String icon, String words, String note) {
        this.verb = verb;
        this.icon = icon;
        this.words = words;
        this.note = note;
    }

    /** Those whose words, or the component's name, hold what was typed. */
    static Stream<Choice> matching(SearchText text, EntityRef component) {
        return Stream.of(values())
                .filter(deed -> text.isIn(deed.verb + " " + deed.words + " " + component.name()))
                .map(deed -> deed.with(component, text));
    }

    private Choice with(EntityRef component, SearchText text) {
        var label = verb + " " + component.name();
        return new Choice(icon, Marked.of(label, text.text()), "", note, pathFor(component));
    }

    private String pathFor(EntityRef component) {
        return switch (this) {
            case RUN, ROLL_BACK -> component.path();
            case RUNS -> "/runs?component=" + component.name();
            case RELEASES -> "/releases?component=" + component.name();
        };
    }

    /** The verbs that were typed before a name are no part of the name. */
    static String nameIn(String typed) {
        return Stream.of(values())
                .map(deed -> deed.verb.toLowerCase(Locale.ROOT) + " ")
                .filter(typed::startsWith)
                .findFirst()
                .map(verb -> typed.substring(verb.length()))
                .orElse(typed);
    }
}
