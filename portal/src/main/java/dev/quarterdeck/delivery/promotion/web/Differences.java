package dev.quarterdeck.delivery.promotion.web;

import dev.quarterdeck.catalog.api.Apis;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.rollout.Deployment;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what is promoted with what it replaces. */
@Component
class Differences {

    private final Releases releases;
    private final Configurations configurations;
    private final Workloads workloads;
    private final Apis apis;

    Differences(Releases releases, Configurations configurations, Workloads workloads, Apis apis) {
        this.releases = releases;
        this.configurations = configurations;
        this.workloads = workloads;
        this.apis = apis;
    }

    /** @param deployment that the promotion led to; null if none yet */
    Difference of(Release release, Revision next, String environment, @Nullable Deployment deployment) {
        return before(release, environment, deployment)
                .map(before -> between(before, release, next))
                .orElseGet(() -> new Difference(null, List.of(), new TreeMap<>(), List.of()));
    }

    private Difference between(Revision before, Release release, Revision next) {
        var replaced = releases.get(new ReleaseId(before.release()));
        return new Difference(
                replaced,
                releases.commitsBetween(replaced, release),
                configurations.get(before.configuration()).changesTo(configurations.get(next.configuration())),
                apis.changesOf(release.component(), replaced.createdAt()));
    }

    /** Once its deployment began, it runs there itself. */
    private Optional<Revision> before(Release release, String environment, @Nullable Deployment deployment) {
        return deployment == null || deployment.startedAt() == null
                ? workloads.desired(release.component(), environment)
                : Optional.ofNullable(deployment.previous());
    }
}
