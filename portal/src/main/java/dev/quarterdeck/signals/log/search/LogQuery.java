package dev.quarterdeck.signals.log.search;

import dev.quarterdeck.signals.log.search.Term.Field;
import dev.quarterdeck.signals.log.search.Term.Phrase;
import dev.quarterdeck.signals.log.search.Term.Regex;
import dev.quarterdeck.signals.log.search.Term.Without;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What somebody types to find lines: words are one phrase as they stand, {@code -word} or {@code -"some words"} must not be
 * there, {@code /…/} is a regular expression, {@code field=value} and {@code field!=value} ask for a field, and what is in
 * quotes is looked for as it is. All of it has to hold.
 *
 * @param text as it was typed
 */
public record LogQuery(String text, List<Term> terms) {

    public static final LogQuery EVERYTHING = new LogQuery("", List.of());

    private static final int LONGEST = 500;

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<minus>-?)\"(?<quoted>[^\"]*)\""
            + "|/(?<regex>(?:\\\\.|[^/\\\\])+)/(?=\\s|$)"
            + "|(?<name>[A-Za-z_@][\\w@.-]*)(?<operator>!?=)(?:\"(?<text>[^\"]*)\"|(?<value>\\S+))"
            + "|-(?<without>\\S+)"
            + "|(?<word>\\S+))");

    public LogQuery {
        terms = List.copyOf(terms);
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** @throws IllegalArgumentException that says what is wrong with it */
    public static LogQuery parse(String typed) {
        var text = typed.strip();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("Text: at most %d characters".formatted(LONGEST));
        }
        var terms = new ArrayList<Term>();
        var words = new ArrayList<String>();
        for (var token = TOKEN.matcher(text); token.lookingAt(); token.region(token.end(), text.length())) {
            if (token.group("word") != null) {
                words.add(token.group("word"));
            } else {
                add(words, terms);
                terms.add(term(token));
            }
        }
        add(words, terms);
        return new LogQuery(text, terms);
    }

    private static void add(List<String> words, List<Term> terms) {
        if (!words.isEmpty()) {
            terms.add(Phrase.of(String.join(" ", words)));
            words.clear();
        }
    }

    private static Term term(Matcher token) {
        if (token.group("quoted") != null) {
            var phrase = Phrase.of(token.group("quoted"));
            return token.group("minus").isEmpty() ? phrase : new Without(phrase);
        }
        if (token.group("regex") != null) {
            return regex(token.group("regex"));
        }
        if (token.group("without") != null) {
            return new Without(Phrase.of(token.group("without")));
        }
        var quoted = token.group("text");
        return new Field(
                token.group("name"),
                quoted == null ? token.group("value") : quoted,
                token.group("operator").equals("="));
    }

    private static Regex regex(String pattern) {
        try {
            return new Regex(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "Text: /%s/ is no regular expression: %s".formatted(pattern, e.getDescription()), e);
        }
    }

    /** For one search; a matcher may be used up by a pattern that takes too long. */
    public QueryMatcher matcher() {
        return new QueryMatcher(terms);
    }
}
