package dev.quarterdeck.sample;

import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The shop's descriptors, read from its own repository. */
@Component
class SampleCatalog {

    void register(Path repository) {}

    String webhookSecret() {
        return "";
    }
}
