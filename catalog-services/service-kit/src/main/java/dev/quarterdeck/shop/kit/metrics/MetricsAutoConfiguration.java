package dev.quarterdeck.shop.kit.metrics;

import dev.quarterdeck.shop.kit.ServiceInfo;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.prometheus.client.hotspot.DefaultExports;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

@AutoConfiguration
@Import(MetricsController.class)
class MetricsAutoConfiguration {

    @Bean
    CollectorRegistry collectorRegistry(ServiceInfo service) {
        var registry = new CollectorRegistry();
        DefaultExports.register(registry);
        Gauge.build("service_info", "What is running")
                .labelNames("service", "version", "commit", "environment")
                .register(registry)
                .labels(service.name(), service.version(), service.commit(), service.environment())
                .set(1);
        return registry;
    }

    /** Comes right after the context of the request was opened: its log lines carry it, and it misses little. */
    @Bean
    FilterRegistrationBean<MeasuringFilter> measuringFilter(CollectorRegistry registry) {
        var registration = new FilterRegistrationBean<>(new MeasuringFilter(new RequestMetrics(registry)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
