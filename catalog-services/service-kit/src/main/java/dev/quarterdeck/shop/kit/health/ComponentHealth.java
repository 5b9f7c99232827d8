package dev.quarterdeck.shop.kit.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link HealthCheck} found.
 *
 * @param message what is wrong; null if nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComponentHealth(
        String component,
        HealthStatus status,
        boolean required,
        double latencyMillis,
        @Nullable String message) {}
