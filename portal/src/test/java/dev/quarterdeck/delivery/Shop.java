package dev.quarterdeck.delivery;

import dev.quarterdeck.delivery.release.Commit;
import dev.quarterdeck.delivery.release.NewRelease;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.release.StoredArtifact;
import dev.quarterdeck.delivery.release.TestSummary;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.Revision;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A service with releases, and the environments it moves through: automatic dev, staging, production by approval. */
public class Shop {

    public static final EntityRef ORDERS = EntityRef.component("order-service");
    public static final String SCORE = """
            {"apiVersion": "score.dev/v1b1", "metadata": {"name": "order-service"},
             "containers": {"main": {"image": ".", "variables": {"ORDERS_MAX_QUANTITY": "10"}}}}
            """;

    private final Environments environments;
    private final Configurations configurations;
    private final Releases releases;

    Shop(Environments environments, Configurations configurations, Releases releases) {
        this.environments = environments;
        this.configurations = configurations;
        this.releases = releases;
    }

    public void open(int approvals) {
        define("dev", 1, true, 0, false);
        define("staging", 2, false, 0, false);
        define("production", 3, false, approvals, true);
    }

    private void define(String name, int position, boolean automatic, int approvals, boolean production) {
        environments.define(
                new Environment(
                        name, position, "local", 2, automatic, approvals, Duration.ofHours(8), production, null),
                "ada");
    }

    public Release release(String version) {
        return release(version, SCORE, "Someone <someone@example.org>");
    }

    public Release release(String version, String score, String author) {
        var commit = new Commit("c0ffee0", author, "Change something", Instant.parse("2026-03-17T11:00:00Z"));
        return releases.register(new NewRelease(
                ORDERS,
                version,
                "c0ffee0",
                null,
                new StoredArtifact(URI.create("file:///nowhere/order-service.jar"), "a".repeat(64), 1),
                score,
                TestSummary.NONE,
                List.of(commit),
                "ada"));
    }

    public Revision revision(Release release, String environment) {
        return new Revision(
                release.id().value(),
                configurations.current(ORDERS, environment).id());
    }
}
