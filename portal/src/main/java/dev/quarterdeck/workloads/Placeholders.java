package dev.quarterdeck.workloads;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${resources.db.url}} and the like; {@code $$} stands for a dollar sign, as in Score. */
final class Placeholders {

    private static final Pattern FORM = Pattern.compile("\\$\\$|\\$\\{([^}]+)}");

    private Placeholders() {}

    static String resolve(String text, Function<String, String> values) {
        return FORM.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(match.group(1) == null ? "$" : values.apply(match.group(1))));
    }
}
