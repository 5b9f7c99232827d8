package dev.quarterdeck.connector.local;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives the portal an embedded cluster unless {@code quarterdeck.local-cluster.enabled} is false. */
@AutoConfiguration
@EnableConfigurationProperties(LocalClusterSettings.class)
@ConditionalOnProperty(name = "quarterdeck.local-cluster.enabled", matchIfMissing = true)
class LocalClusterAutoConfiguration {

    @Bean(destroyMethod = "close")
    LocalCluster local(LocalClusterSettings settings) {
        return settings.open();
    }
}
