package dev.quarterdeck.workloads.cluster.gitops.web;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationVerb;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationWish;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of an Application, as they type it.
 *
 * @param seen when the last operation that they saw had begun; left out by programs that take any
 */
public record ApplicationForm(
        @Nullable String verb,
        @Nullable String reason,
        @Nullable String seen,
        @Nullable String revision,
        @Nullable Long history,
        @Nullable Boolean prune,
        @Nullable Boolean dryRun) {

    /** @throws IllegalArgumentException if there is no such verb */
    ApplicationVerb wanted() {
        return ApplicationVerb.of(Objects.requireNonNullElse(verb, ""))
                .orElseThrow(() -> new IllegalArgumentException("verb: one of "
                        + Arrays.stream(ApplicationVerb.values())
                                .map(ApplicationVerb::word)
                                .collect(Collectors.joining(", "))));
    }

    ApplicationWish wish(String namespace, String name) {
        return new ApplicationWish(
                new ObjectId(Kind.APPLICATION, namespace, name),
                wanted(),
                seen,
                revision,
                history,
                Boolean.TRUE.equals(prune),
                Boolean.TRUE.equals(dryRun));
    }

    String reasonGiven() {
        return Objects.requireNonNullElse(reason, "").strip();
    }
}
