package dev.quarterdeck.shop.kit.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.prometheus.PrometheusMetricsTrackerFactory;
import io.prometheus.client.CollectorRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@ConditionalOnClass(HikariDataSource.class)
class PoolMetricsAutoConfiguration {

    /** The pool takes its metrics before its first connection only, so it gets them as soon as it exists. */
    @Bean
    static BeanPostProcessor poolMetrics(ObjectProvider<CollectorRegistry> registry) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                if (bean instanceof HikariDataSource pool) {
                    pool.setMetricsTrackerFactory(new PrometheusMetricsTrackerFactory(registry.getObject()));
                }
                return bean;
            }
        };
    }
}
