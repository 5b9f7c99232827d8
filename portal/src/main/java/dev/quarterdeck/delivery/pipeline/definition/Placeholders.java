package dev.quarterdeck.delivery.pipeline.definition;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command may contain in the place of something that differs from run to run: <code>${version}</code> and
 * <code>${commit}</code>. All else that looks alike is left to the shell.
 */
public record Placeholders(String version, String commit) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z]+)}");

    public String fill(String command) {
        return PLACEHOLDER.matcher(command).replaceAll(this::valueOf);
    }

    private String valueOf(MatchResult placeholder) {
        var value = switch (placeholder.group(1)) {
            case "version" -> Optional.of(version);
            case "commit" -> Optional.of(commit);
            default -> Optional.<String>empty();
        };
        return Matcher.quoteReplacement(value.orElseGet(placeholder::group));
    }
}
