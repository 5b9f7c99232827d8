package dev.quarterdeck.sample;

import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.NewSource;
import dev.quarterdeck.catalog.source.RefreshOutcome;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Refused;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Registered;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The shop's descriptors, read from its own repository. */
@Component
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class SampleCatalog {

    private static final Logger log = LoggerFactory.getLogger(SampleCatalog.class);

    private final CatalogSources sources;

    SampleCatalog(CatalogSources sources) {
        this.sources = sources;
    }

    void register(Path repository) {
        switch (sources.register(NewSource.git(repository.toString()), SamplePeople.ACTOR)) {
            case Registered(var id) -> {
                if (sources.refresh(id, SamplePeople.ACTOR) instanceof RefreshOutcome.Failed(var reason)) {
                    log.warn("The sample shop's descriptors could not be read: {}", reason);
                }
            }
            case Refused(var reason) -> log.warn("The sample shop's repository was refused as a source: {}", reason);
        }
    }
}
