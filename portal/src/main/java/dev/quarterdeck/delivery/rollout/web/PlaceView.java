package dev.quarterdeck.delivery.rollout.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component in one environment.
 *
 * @param release that is wanted there; null if none is
 * @param arriving the version on its way there; null if none is
 * @param deployment the latest; null if there was none
 * @param replicas one class each: empty for ready, {@code is-down} for not
 * @param next what to press; null if there is nothing to do
 * @param mayRollBack whether there is something to go back to
 */
public record PlaceView(
        String environment,
        String cluster,
        boolean production,
        @Nullable Long release,
        @Nullable String version,
        @Nullable String arriving,
        @Nullable Long deployment,
        DeploymentView health,
        List<String> replicas,
        int ready,
        int wanted,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable Next next,
        boolean mayRollBack) {

    /** @param path of the page on which it is done; a GET, which changes nothing yet */
    public record Next(String label, String path) {}
}
