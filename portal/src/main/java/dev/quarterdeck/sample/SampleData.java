package dev.quarterdeck.sample;

import dev.quarterdeck.delivery.pipeline.webhook.WebhookSecret;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fills an empty portal with a shop that runs. Whatever is there already stays as it is. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class SampleData implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SampleData.class);

    private final SampleSettings settings;
    private final SamplePeople people;
    private final SampleRepository repository;
    private final SampleCatalog catalog;
    private final SampleReleases releases;
    private final SampleObjectives objectives;
    private final SampleProbes probes;
    private final Environments environments;
    private final Welcome welcome;
    private final WebhookSecret webhookSecret;
    private final Shopper shopper;

    SampleData(
            SampleSettings settings,
            SamplePeople people,
            SampleRepository repository,
            SampleCatalog catalog,
            SampleReleases releases,
            SampleObjectives objectives,
            SampleProbes probes,
            Environments environments,
            Welcome welcome,
            WebhookSecret webhookSecret,
            Shopper shopper) {
        this.settings = settings;
        this.people = people;
        this.repository = repository;
        this.catalog = catalog;
        this.releases = releases;
        this.objectives = objectives;
        this.probes = probes;
        this.environments = environments;
        this.welcome = welcome;
        this.webhookSecret = webhookSecret;
        this.shopper = shopper;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        welcome.print(people.create(), people.file());
        Thread.ofVirtual().name("sample data").start(this::fill);
    }

    /** Takes a few seconds, in which the first page can already be looked at. */
    private void fill() {
        try {
            var checkout = settings.builtCheckout();
            var places = places();
            places.forEach(place -> environments.define(place, SamplePeople.ACTOR));
            repository.create(checkout);
            repository.tellOnPush(welcome.address() + "/webhooks/git", webhookSecret.value());
            releases.create(checkout, repository.headCommit());
            catalog.register(repository.folder());
            objectives.define(checkout);
            probes.define(places.getLast().name());
            shopper.goShopping();
        } catch (IOException | GitAPIException | RuntimeException e) {
            log.error("The sample shop could not be set up. Mend this and start again; nothing is done twice.", e);
        }
    }

    private List<Environment> places() {
        var cluster = settings.cluster();
        var places = Stream.of(
                        new Environment("dev", 1, cluster, 1, true, 0, Duration.ofHours(8), false, null),
                        new Environment("staging", 2, cluster, 1, false, 0, Duration.ofHours(8), false, null),
                        new Environment("production", 3, cluster, 2, false, 1, Duration.ofHours(8), true, null))
                .filter(environment -> settings.environments().contains(environment.name()))
                .toList();
        if (places.isEmpty() || places.size() < settings.environments().size()) {
            throw new IllegalStateException(
                    "quarterdeck.sample-data.environments is %s: name some of dev, staging, production."
                            .formatted(settings.environments()));
        }
        return places;
    }
}
