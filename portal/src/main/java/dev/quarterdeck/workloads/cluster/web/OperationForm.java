package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.workloads.cluster.Verb;
import dev.quarterdeck.workloads.cluster.Wish;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done, as they type it.
 *
 * @param uid of the object that they saw; left out by programs that take any of the name
 * @param generation likewise
 * @param once told apart by it, two presses of one page start one job; left out by programs that start one each time
 */
public record OperationForm(
        @Nullable String verb,
        @Nullable String reason,
        @Nullable String uid,
        @Nullable Long generation,
        @Nullable Integer replicas,
        @Nullable Long revision,
        @Nullable Boolean unowned,
        @Nullable String once) {

    /** @throws IllegalArgumentException if there is no such verb */
    Verb wanted() {
        return Verb.of(Objects.requireNonNullElse(verb, ""))
                .orElseThrow(() -> new IllegalArgumentException("verb: one of "
                        + Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "))));
    }

    Wish wish(ObjectId on) {
        return new Wish(
                on,
                wanted(),
                uid,
                Objects.requireNonNullElse(generation, 0L),
                replicas,
                revision,
                Boolean.TRUE.equals(unowned),
                once);
    }

    String reasonGiven() {
        return Objects.requireNonNullElse(reason, "").strip();
    }
}
