package dev.quarterdeck.workloads;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What workloads are told about sending their spans.
 *
 * @param enabled whether they are told anything
 * @param endpoint where they send them; this portal if it is left out
 * @param token that they send along; one that the portal makes and keeps if it is left out
 */
@ConfigurationProperties("quarterdeck.telemetry")
record TelemetrySettings(
        @DefaultValue("true") boolean enabled,
        @Nullable URI endpoint,
        @Nullable String token) {}
