package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.kubernetes.Masks;
import java.util.regex.Pattern;

/** Masks what texts for people say of passwords and the like, as notes of some charts do. */
final class SecretLines {

    /** What a word that tells of a secret is set to, at the end of a line. */
    private static final Pattern SAID = Pattern.compile(
            "(?im)^(.*(?:passw(?:or)?d|passphrase|secret|token|credential|api.?key|private.?key|access.?key)[^\\n:=]*[:=]\\s*)(\\S.*)$");

    private SecretLines() {}

    static String masked(String text) {
        return SAID.matcher(text).replaceAll("$1" + Masks.DOTS);
    }
}
