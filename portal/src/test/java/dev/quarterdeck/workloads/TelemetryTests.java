package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.OwnAddress;
import dev.quarterdeck.platform.secret.Secrets;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

@FeatureTest
class TelemetryTests {

    private static final DesiredWorkload WORKLOAD = new DesiredWorkload(
            EntityRef.component("order-service"),
            "production",
            new Revision(7, 3),
            "1.8.2",
            URI.create("file:///order-service.jar"),
            "",
            "{}",
            "{}",
            1,
            null);

    @Autowired
    private Secrets secrets;

    private Telemetry telemetry(boolean enabled, @Nullable String endpoint, @Nullable String token) {
        return new Telemetry(
                new TelemetrySettings(enabled, endpoint == null ? null : URI.create(endpoint), token),
                secrets,
                new OwnAddress(new MockEnvironment()
                        .withProperty("local.server.port", "9090")
                        .withProperty("server.port", "0")));
    }

    @Test
    void tellsAWorkloadWhereToSendItsSpansAndWithWhat() {
        var telemetry = telemetry(true, null, null);

        assertThat(telemetry.variables(WORKLOAD))
                .containsEntry("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:9090/v1/traces")
                .containsEntry("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "Authorization=Bearer%20" + telemetry.token())
                .containsEntry("OTEL_SERVICE_NAME", "order-service")
                .containsEntry(
                        "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=production,service.version=1.8.2");
        assertThat(telemetry.admits(telemetry.token())).isTrue();
        assertThat(telemetry.admits("")).isFalse();
    }

    @Test
    void saysWhatItIsToldToSay() {
        assertThat(telemetry(true, "https://otel.example.org/v1/traces", "shared")
                        .variables(WORKLOAD))
                .containsEntry("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "https://otel.example.org/v1/traces")
                .containsEntry("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "Authorization=Bearer%20shared");
        assertThat(telemetry(false, null, null).variables(WORKLOAD)).isEmpty();
    }
}
