package dev.quarterdeck.sample;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.environments.Clusters;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.probe.ProbeDefinition;
import dev.quarterdeck.signals.probe.Probes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Asks the shop from outside whether it is open. */
@Component
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class SampleProbes {

    private static final Logger log = LoggerFactory.getLogger(SampleProbes.class);
    private static final EntityRef SHOP = EntityRef.component("storefront");

    private final Probes probes;
    private final Clusters clusters;

    SampleProbes(Probes probes, Clusters clusters) {
        this.probes = probes;
        this.clusters = clusters;
    }

    /** Once: whoever removed it has a reason. */
    void define(String environment) {
        if (probes.all().isEmpty()) {
            probes.define(
                            new ProbeDefinition(
                                    "shop-front",
                                    SHOP,
                                    environment,
                                    clusters.of(environment)
                                            .endpoint(new WorkloadId(environment, SHOP.name()))
                                            .resolve("/"),
                                    null,
                                    Duration.ofSeconds(30),
                                    Duration.ofSeconds(5)),
                            SamplePeople.ACTOR)
                    .ifPresent(why -> log.warn("The shop is not asked from outside: {}", why));
        }
    }
}
