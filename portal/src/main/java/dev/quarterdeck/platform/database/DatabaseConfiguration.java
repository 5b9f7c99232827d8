package dev.quarterdeck.platform.database;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    EmbeddedDatabase embeddedDatabase(DataFolder data) throws IOException {
        return new EmbeddedDatabase(data);
    }
}
