package dev.quarterdeck.signals.dashboard.code;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that is no dashboard, with everything that is wrong with it. */
public class WrongCode extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * @param line from 1; null of what is no file
     * @param field by its path, such as {@code spec.rows[0].panels[1].unit}; empty if it is about the whole
     */
    public record Fault(@Nullable Integer line, String field, String message) {

        @Override
        public String toString() {
            return "%s%s%s"
                    .formatted(
                            line == null ? "" : "line %d, ".formatted(line),
                            field.isEmpty() ? "" : field + ": ",
                            message);
        }
    }

    WrongCode(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
