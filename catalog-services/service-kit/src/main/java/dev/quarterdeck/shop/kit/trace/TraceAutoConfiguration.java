package dev.quarterdeck.shop.kit.trace;

import dev.quarterdeck.shop.kit.ServiceInfo;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.prometheus.client.CollectorRegistry;
import java.net.http.HttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

@AutoConfiguration
@EnableConfigurationProperties(TracingSettings.class)
class TraceAutoConfiguration {

    /** Comes first, so that whatever the others log belongs to the request. */
    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(ServiceInfo service, Tracing tracing) {
        var registration = new FilterRegistrationBean<>(new TraceFilter(service, tracing));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Where nothing is sent, nothing is made either. */
    @Bean
    Tracing tracing(TracingSettings settings, ObjectProvider<SpanSender> sender) {
        var sending = sender.getIfAvailable();
        var provider = sending == null ? TracerProvider.noop() : provider(settings, sending);
        return new Tracing(provider.get("dev.quarterdeck.shop.kit"));
    }

    private static TracerProvider provider(TracingSettings settings, SpanSender sender) {
        return SdkTracerProvider.builder()
                .setSampler(new ChosenRequests(settings.ratio()))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(1_000)
                        .setMaxNumberOfEvents(8)
                        .build())
                .addSpanProcessor(new KeptSpans(sender, settings.slow()))
                .build();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("!'${service.tracing.endpoint:}'.isBlank()")
    SpanSender spanSender(TracingSettings settings, ServiceInfo service, HttpClient client, CollectorRegistry metrics) {
        return new SpanSender(client, new OtlpWriter(service, settings.replica()), settings, metrics);
    }
}
