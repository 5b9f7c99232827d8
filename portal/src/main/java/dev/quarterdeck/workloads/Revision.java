package dev.quarterdeck.workloads;

import java.util.Optional;
import java.util.regex.Pattern;

/** A release with a configuration: what makes one rollout differ from another. */
public record Revision(long release, long configuration) {

    private static final Pattern NAME = Pattern.compile("r(\\d+)-c(\\d+)");

    /** Empty if a cluster runs something by another name. */
    static Optional<Revision> named(String name) {
        var parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new Revision(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /** Its name on a cluster. */
    @Override
    public String toString() {
        return "r%d-c%d".formatted(release, configuration);
    }
}
