package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.SourceKind;
import java.util.Optional;

/**
 * Descriptors that somebody brings themselves.
 *
 * @param name of the file; takes the place of what was uploaded by this name before
 * @param content in YAML
 */
public record Upload(String name, String content) {

    private static final int LONGEST = 1 << 20;

    /** Where it is kept from then on. */
    NewSource source() {
        return new NewSource(SourceKind.UPLOAD, name, null, "**");
    }

    /** What is wrong with it, in words for whoever uploads it. */
    Optional<String> refusal() {
        if (content.isBlank()) {
            return Optional.of("The file is empty; choose one, or write a descriptor");
        }
        if (content.length() > LONGEST) {
            return Optional.of("The file is larger than 1 MiB; split it into several");
        }
        return source().refusal();
    }
}
