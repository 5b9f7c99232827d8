package dev.quarterdeck.shop.kit.client;

import io.prometheus.client.CollectorRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(ClientSettings.class)
class ClientAutoConfiguration {

    @Bean
    ServiceClients serviceClients(ClientSettings settings, CollectorRegistry registry) {
        return new ServiceClients(settings, new CallMetrics(registry));
    }
}
