package dev.quarterdeck.workloads;

import dev.quarterdeck.platform.OwnAddress;
import dev.quarterdeck.platform.secret.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells workloads where to send their spans, in the variables that every SDK of OpenTelemetry reads. A token goes with them:
 * loopback alone would let in whoever is on this machine, and behind a proxy on it everybody.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">the variables of an exporter</a>
 */
@Component
public class Telemetry {

    private static final String PATH = "/v1/traces";

    private static final String HEADERS = "OTEL_EXPORTER_OTLP_TRACES_HEADERS";

    /** Variables with the token in them. */
    static final Set<String> SECRETS = Set.of(HEADERS);

    private final TelemetrySettings settings;
    private final Secrets secrets;
    private final OwnAddress address;

    Telemetry(TelemetrySettings settings, Secrets secrets, OwnAddress address) {
        this.settings = settings;
        this.secrets = secrets;
        this.address = address;
    }

    /** Whether somebody who sends spans was told to. */
    public boolean admits(String token) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), token().getBytes(StandardCharsets.UTF_8));
    }

    String token() {
        var set = settings.token();
        return set == null || set.isBlank() ? secrets.value("telemetry") : set;
    }

    Map<String, String> variables(DesiredWorkload workload) {
        if (!settings.enabled()) {
            return Map.of();
        }
        return Map.of(
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                endpoint().toString(),
                "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
                "http/json",
                HEADERS,
                "Authorization=Bearer%20" + token(),
                "OTEL_SERVICE_NAME",
                workload.component().name(),
                "OTEL_RESOURCE_ATTRIBUTES",
                "deployment.environment.name=%s,service.version=%s"
                        .formatted(workload.environment(), workload.version()));
    }

    private URI endpoint() {
        var set = settings.endpoint();
        return set == null ? address.of(PATH) : set;
    }
}
