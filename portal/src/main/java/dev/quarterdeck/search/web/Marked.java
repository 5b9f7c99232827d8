package dev.quarterdeck.search.web;

import java.util.Locale;

/** A text in three parts, the middle one being what was typed; empty if the text does not hold it. */
record Marked(String before, String match, String after) {

    static Marked of(String text, String typed) {
        var at = typed.isEmpty() ? -1 : text.toLowerCase(Locale.ROOT).indexOf(typed);
        if (at < 0) {
            return new Marked(text, "", "");
        }
        var end = Math.min(text.length(), at + typed.length());
        return new Marked(text.substring(0, at), text.substring(at, end), text.substring(end));
    }
}
