package dev.quarterdeck.signals.log.search;

import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.entry.RawEntry;
import dev.quarterdeck.signals.log.search.Term.Field;
import dev.quarterdeck.signals.log.search.Term.Phrase;
import dev.quarterdeck.signals.log.search.Term.Regex;
import dev.quarterdeck.signals.log.search.Term.Without;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Tells for one search which lines are looked for. */
public final class QueryMatcher {

    private final List<Term> terms;
    private final List<Phrase> phrases;
    private final Patience patience = new Patience();

    QueryMatcher(List<Term> terms) {
        this.terms = terms;
        this.phrases = terms.stream()
                .filter(Phrase.class::isInstance)
                .map(Phrase.class::cast)
                .toList();
    }

    /** A quick look at a line that was not read yet; false if it is certainly not looked for. */
    public boolean mayMatch(RawEntry entry) {
        return phrases.stream().allMatch(phrase -> mayMatch(phrase, entry));
    }

    private static boolean mayMatch(Phrase phrase, RawEntry entry) {
        var head = entry.head().text();
        // behind a backslash a text is written differently than it reads; terminals' colours may stand between
        return phrase.pattern().matcher(head).find()
                || head.indexOf('\\') >= 0
                || head.indexOf('\u001B') >= 0
                || entry.more().stream()
                        .anyMatch(line -> phrase.pattern().matcher(line.text()).find());
    }

    /** @throws IllegalArgumentException if a pattern takes too long */
    public boolean matches(LogEntry entry) {
        return terms.stream().allMatch(term -> switch (term) {
            case Phrase phrase -> has(entry, phrase);
            case Without(var phrase) -> !has(entry, phrase);
            case Regex(var pattern) ->
                patience.finds(pattern, entry.raw()) || entry.texts().anyMatch(text -> patience.finds(pattern, text));
            case Field(var name, var value, var equal) ->
                entry.value(name).filter(value::equalsIgnoreCase).isPresent() == equal;
        });
    }

    private static boolean has(LogEntry entry, Phrase phrase) {
        return phrase.pattern().matcher(entry.raw()).find()
                || entry.texts().anyMatch(text -> phrase.pattern().matcher(text).find());
    }

    /** @param begin of what was found in a text; end is after it */
    public record Range(int begin, int end) {}

    /**
     * Where what is looked for stands in a text, in order.
     *
     * @param most of it
     */
    public List<Range> found(String text, int most) {
        return terms.stream()
                .flatMap(term -> switch (term) {
                    case Phrase phrase -> patience.ranges(phrase.pattern(), text, most);
                    case Regex(var pattern) -> patience.ranges(pattern, text, most);
                    case Without _, Field _ -> Stream.<Range>empty();
                })
                .sorted(Comparator.comparingInt(Range::begin))
                .limit(most)
                .toList();
    }
}
