package dev.quarterdeck.connector.manifest;

import java.util.List;
import java.util.Set;

/**
 * What applying a set would do, as the cluster answers when it is asked without doing it.
 *
 * @param steps in the order in which they are applied
 * @param leftovers members of the set that are not among what is applied
 * @param namespaces where any of these are
 * @param powerful those of {@code steps} and {@code leftovers} that are in no namespace, or give rights to somebody
 */
public record ApplyPlan(List<Step> steps, List<Leftover> leftovers, Set<String> namespaces, List<Part> powerful) {

    public ApplyPlan {
        steps = List.copyOf(steps);
        leftovers = List.copyOf(leftovers);
        namespaces = Set.copyOf(namespaces);
        powerful = List.copyOf(powerful);
    }

    /** Whether somebody else would lose something. */
    public boolean needsYes() {
        return steps.stream().anyMatch(Step::needsYes);
    }

    public boolean isRefused() {
        return steps.stream().anyMatch(step -> step.refusal() != null);
    }
}
