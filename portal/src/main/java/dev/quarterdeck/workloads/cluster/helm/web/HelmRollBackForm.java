package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.connector.helm.HelmRollBack;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a release, as they type it.
 *
 * @param revision to go back to
 * @param newest the newest one that they saw
 * @param take whether others lose the fields that they have set
 * @param prune which objects of the newest revision go
 */
public record HelmRollBackForm(
        @Nullable Integer revision,
        @Nullable Integer newest,
        @Nullable Boolean take,
        @Nullable List<String> prune,
        @Nullable String reason) {

    /** @throws IllegalArgumentException that begins with the field that is missing */
    HelmRollBack wanted(String namespace, String release) {
        if (revision == null) {
            throw new IllegalArgumentException("revision: choose which one to go back to");
        }
        if (newest == null) {
            throw new IllegalArgumentException("newest: the newest revision that you saw");
        }
        return new HelmRollBack(
                namespace,
                release,
                newest,
                revision,
                Boolean.TRUE.equals(take),
                prune == null ? Set.of() : Set.copyOf(prune));
    }

    String reasonGiven() {
        return Objects.requireNonNullElse(reason, "").strip();
    }
}
