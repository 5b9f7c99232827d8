package dev.quarterdeck.shop.kit.trace;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where spans go, and which.
 *
 * @param endpoint that takes them; empty for nowhere, so that there are none
 * @param headers that go with them: {@code name=value}, with commas between them, percent-encoded
 * @param ratio of reading requests, from 0 to 1, whose spans are kept; of all others every one is
 * @param slow from which on a request is kept anyway, as one that failed is
 * @param replica that this is
 */
@ConfigurationProperties("service.tracing")
record TracingSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("") String headers,
        @DefaultValue("0.1") double ratio,
        @DefaultValue("500ms") Duration slow,
        @DefaultValue("") String replica) {

    TracingSettings {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("OTEL_TRACES_SAMPLER_ARG: %s is not from 0 to 1".formatted(ratio));
        }
    }
}
