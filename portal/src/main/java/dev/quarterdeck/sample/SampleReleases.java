package dev.quarterdeck.sample;

import dev.quarterdeck.delivery.release.ArtifactStore;
import dev.quarterdeck.delivery.release.NewRelease;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.release.TestSummary;
import dev.quarterdeck.delivery.rollout.Cause;
import dev.quarterdeck.delivery.rollout.DeploymentRequest;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.workloads.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The first release of each service is what was built with the portal; it runs everywhere from the start. */
@Component
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class SampleReleases {

    private static final String FIRST_VERSION = "1.0.0";

    private final ArtifactStore artifacts;
    private final Releases releases;
    private final Deployments deployments;
    private final Environments environments;
    private final Configurations configurations;
    private final JsonMapper json;

    SampleReleases(
            ArtifactStore artifacts,
            Releases releases,
            Deployments deployments,
            Environments environments,
            Configurations configurations,
            JsonMapper json) {
        this.artifacts = artifacts;
        this.releases = releases;
        this.deployments = deployments;
        this.environments = environments;
        this.configurations = configurations;
        this.json = json;
    }

    void create(Path checkout, String commit) throws IOException {
        for (var service : servicesOf(checkout)) {
            var component = EntityRef.component(service.getFileName().toString());
            var release = releases.find(component, FIRST_VERSION).orElseGet(() -> register(component, service, commit));
            // automatic environments take every new release by themselves
            environments.inOrder().stream()
                    .filter(environment -> !environment.automatic())
                    .forEach(environment -> deployFirst(release, environment));
        }
    }

    /** Whatever says how it is run. */
    private static List<Path> servicesOf(Path checkout) throws IOException {
        try (var folders = Files.list(checkout.resolve("catalog-services"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("score.yaml")))
                    .sorted()
                    .toList();
        }
    }

    private Release register(EntityRef component, Path folder, String commit) {
        var jar = folder.resolve("target").resolve(component.name() + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("%s is not built: run make run, or mvn package.".formatted(jar));
        }
        var score = new YAMLMapper().readTree(folder.resolve("score.yaml"));
        return releases.register(new NewRelease(
                component,
                FIRST_VERSION,
                commit,
                null,
                artifacts.store(jar),
                json.writeValueAsString(score),
                TestSummary.NONE,
                List.of(),
                SamplePeople.ACTOR));
    }

    private void deployFirst(Release release, Environment environment) {
        var before = deployments.page(release.component(), environment.name(), null, 1);
        if (before.items().isEmpty()) {
            var configuration = configurations.current(release.component(), environment.name());
            deployments.request(new DeploymentRequest(
                    release.component(),
                    environment.name(),
                    new Revision(release.id().value(), configuration.id()),
                    Cause.INITIAL,
                    SamplePeople.ACTOR,
                    null,
                    null));
        }
    }
}
