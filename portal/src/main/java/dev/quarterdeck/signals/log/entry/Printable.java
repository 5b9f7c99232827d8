package dev.quarterdeck.signals.log.entry;

import java.util.regex.Pattern;

/** Makes text fit to be shown: colours of terminals go, what cannot be seen can be seen. */
public final class Printable {

    private static final Pattern TERMINAL =
            Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)|[@-Z\\\\^_])");

    private Printable() {}

    public static String of(String text) {
        if (text.chars().noneMatch(Printable::isHidden)) {
            return text;
        }
        var plain = TERMINAL.matcher(text).replaceAll("");
        var shown = new StringBuilder(plain.length());
        plain.chars().forEach(at -> shown.append(isHidden(at) ? picture(at) : (char) at));
        return shown.toString();
    }

    /** Control characters, and those that turn the direction of what follows, with which a line can lie. */
    private static boolean isHidden(int at) {
        return (at < ' ' && at != '\t' && at != '\n')
                || (at >= 0x7F && at < 0xA0)
                || (at >= 0x202A && at <= 0x202E)
                || (at >= 0x2066 && at <= 0x2069);
    }

    private static char picture(int at) {
        if (at < ' ') {
            return (char) (0x2400 + at);
        }
        return at == 0x7F ? '\u2421' : '\uFFFD';
    }
}
