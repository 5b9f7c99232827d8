package dev.quarterdeck.platform.web;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.core.NestedExceptionUtils;

/** Somebody sent a text that PostgreSQL cannot hold; only the character U+0000 is refused by it. */
final class UnstorableText {

    static final String MESSAGE = "A text holds the character U+0000, which cannot be kept or searched for.";

    /** character_not_in_repertoire and untranslatable_character: see PostgreSQL's appendix of error codes. */
    private static final Set<String> STATES = Set.of("22021", "22P05");

    private UnstorableText() {}

    static boolean isIn(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refused
                && STATES.contains(refused.getSQLState());
    }
}
