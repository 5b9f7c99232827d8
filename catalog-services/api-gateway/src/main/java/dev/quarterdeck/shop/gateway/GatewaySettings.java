package dev.quarterdeck.shop.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much one client may ask.
 *
 * @param requestsPerSecond in the long run
 * @param burst at once, after some quiet
 */
@ConfigurationProperties("gateway")
record GatewaySettings(int requestsPerSecond, int burst) {

    GatewaySettings {
        if (requestsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "GATEWAY_REQUESTS_PER_SECOND: %d is below 1".formatted(requestsPerSecond));
        }
        if (burst < 1) {
            throw new IllegalArgumentException("GATEWAY_BURST: %d is below 1".formatted(burst));
        }
    }
}
