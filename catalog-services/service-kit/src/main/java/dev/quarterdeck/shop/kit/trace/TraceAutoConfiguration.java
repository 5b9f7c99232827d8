package dev.quarterdeck.shop.kit.trace;

import dev.quarterdeck.shop.kit.ServiceInfo;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

@AutoConfiguration
class TraceAutoConfiguration {

    /** Comes first, so that whatever the others log belongs to the request. */
    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(ServiceInfo service) {
        var registration = new FilterRegistrationBean<>(new TraceFilter(service));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
