package dev.quarterdeck.shop.kit.client;

import dev.quarterdeck.shop.kit.trace.Tracing;
import io.prometheus.client.CollectorRegistry;
import java.net.http.HttpClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(ClientSettings.class)
class ClientAutoConfiguration {

    /** The one that everything here calls with. */
    @Bean
    @ConditionalOnMissingBean
    HttpClient httpClient(ClientSettings settings) {
        return HttpClient.newBuilder()
                // plain HTTP/1.1: the attempt to upgrade to 2 costs a header exchange nobody here answers
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    @Bean
    ServiceClients serviceClients(
            ClientSettings settings, HttpClient client, CollectorRegistry registry, Tracing tracing) {
        return new ServiceClients(settings, client, new CallMetrics(registry), tracing);
    }
}
