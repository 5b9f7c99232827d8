package dev.quarterdeck.connector.cluster;

import java.util.List;
import java.util.stream.Collectors;

/** What was to be applied would take fields away from others, which needs a yes: {@link SharedObjects#applyOver}. */
public class ApplyConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Conflict> conflicts;

    /**
     * One field, and who sees to it.
     *
     * @param object its kind and name
     * @param manager as the cluster knows whoever set it last
     */
    public record Conflict(String object, String field, String manager) {}

    public ApplyConflict(List<Conflict> conflicts) {
        super(conflicts.stream()
                .map(conflict -> "%s of %s is set by %s".formatted(conflict.field, conflict.object, conflict.manager))
                .collect(Collectors.joining("; ", "Nothing was applied: ", ".")));
        this.conflicts = List.copyOf(conflicts);
    }

    public List<Conflict> conflicts() {
        return conflicts;
    }
}
