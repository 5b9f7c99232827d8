package dev.quarterdeck.shop.kit.health;

import dev.quarterdeck.shop.kit.client.ClientSettings;
import dev.quarterdeck.shop.kit.client.ServiceClients;
import java.time.Duration;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@AutoConfiguration
@Import(HealthController.class)
class HealthAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Checks what a service is known to work with, and what it adds as {@link HealthCheck} beans of its own. */
    @Bean
    HealthChecks healthChecks(
            ObjectProvider<DataSource> databases,
            ClientSettings dependencies,
            ServiceClients clients,
            ObjectProvider<HealthCheck> others) {
        var checks = new ArrayList<HealthCheck>();
        databases.forEach(database -> checks.add(new DatabaseCheck(database)));
        dependencies.urls().keySet().stream()
                .sorted()
                .forEach(name -> checks.add(new DependencyCheck(name, clients.to(name))));
        others.orderedStream().forEach(checks::add);
        return new HealthChecks(checks, PATIENCE);
    }
}
