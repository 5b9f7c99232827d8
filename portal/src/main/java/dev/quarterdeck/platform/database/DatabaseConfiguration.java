package dev.quarterdeck.platform.database;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** What {@code spring.datasource.url} is if nobody sets it. */
    static final String EMBEDDED = "embedded";

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = EMBEDDED)
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    EmbeddedDatabase embeddedDatabase(DataFolder data, ObjectProvider<EarlyDatabase.Start> early)
            throws IOException, InterruptedException {
        var start = early.getIfAvailable();
        return start == null ? new EmbeddedDatabase(data) : start.take();
    }
}
