package dev.quarterdeck.connector.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.trace.TraceSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingAutoConfigurationTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracingAutoConfiguration.class));

    @Test
    void makesASourceOfEachConnection() {
        context.withPropertyValues(
                        "quarterdeck.connectors.zipkin[0].name=zipkin-eu",
                        "quarterdeck.connectors.zipkin[0].url=http://127.0.0.1:9411",
                        "quarterdeck.connectors.zipkin[1].name=zipkin-us",
                        "quarterdeck.connectors.zipkin[1].url=https://zipkin.example.org/sub",
                        "quarterdeck.connectors.zipkin[1].username=ada",
                        "quarterdeck.connectors.zipkin[1].password=secret",
                        "quarterdeck.connectors.jaeger[0].name=jaeger",
                        "quarterdeck.connectors.jaeger[0].url=http://127.0.0.1:16686",
                        "quarterdeck.connectors.jaeger[0].timeout=10s")
                .run(found -> assertThat(found.getBeansOfType(TraceSource.class).values())
                        .extracting(TraceSource::name)
                        .containsExactlyInAnyOrder("zipkin-eu", "zipkin-us", "jaeger"));
    }

    @Test
    void makesNoneWithoutConnections() {
        context.run(found -> assertThat(found).doesNotHaveBean(TraceSource.class));
    }

    @Test
    void saysWhatIsWrongWithAConnection() {
        context.withPropertyValues(
                        "quarterdeck.connectors.zipkin[0].name=Zipkin Europe",
                        "quarterdeck.connectors.zipkin[0].url=http://127.0.0.1:9411")
                .run(found -> assertThat(found).getFailure().hasStackTraceContaining("small letters"));
        context.withPropertyValues(
                        "quarterdeck.connectors.zipkin[0].name=zipkin",
                        "quarterdeck.connectors.zipkin[0].url=zipkin:9411")
                .run(found -> assertThat(found).getFailure().hasStackTraceContaining("url of zipkin"));
    }
}
