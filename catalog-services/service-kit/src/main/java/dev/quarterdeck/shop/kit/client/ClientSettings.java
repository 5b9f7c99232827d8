package dev.quarterdeck.shop.kit.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom a service calls.
 *
 * @param urls where each dependency answers, by the name its callers use
 */
@ConfigurationProperties("service.clients")
public record ClientSettings(
        Duration connectTimeout,
        Duration readTimeout,
        @DefaultValue Map<String, URI> urls) {

    public ClientSettings {
        urls = Map.copyOf(urls);
    }
}
