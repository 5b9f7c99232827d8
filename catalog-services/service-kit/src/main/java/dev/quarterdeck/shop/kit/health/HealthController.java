package dev.quarterdeck.shop.kit.health;

import dev.quarterdeck.shop.kit.ServiceInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is asked of a service from outside: {@code /live} whether it should be restarted, {@code /ready} whether it may get
 * traffic, {@code /health} and {@code /health/detailed} how it is.
 */
@RestController
class HealthController {

    private final ServiceInfo service;
    private final HealthChecks checks;

    HealthController(ServiceInfo service, HealthChecks checks) {
        this.service = service;
        this.checks = checks;
    }

    @GetMapping("/live")
    ResponseEntity<Map<String, Object>> live() {
        return answer(HealthStatus.UP, Map.of("status", HealthStatus.UP));
    }

    @GetMapping("/ready")
    ResponseEntity<Map<String, Object>> ready() {
        return components(checks.readiness());
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        var status = checks.report().status();
        return answer(status, summary(status));
    }

    @GetMapping("/health/detailed")
    ResponseEntity<Map<String, Object>> detailed() {
        return components(checks.report());
    }

    private ResponseEntity<Map<String, Object>> components(HealthReport report) {
        var body = summary(report.status());
        body.put("components", report.components());
        return answer(report.status(), body);
    }

    private Map<String, Object> summary(HealthStatus status) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", status);
        body.put("service", service.name());
        body.put("version", service.version());
        body.put("commit", service.commit());
        body.put("environment", service.environment());
        return body;
    }

    private static ResponseEntity<Map<String, Object>> answer(HealthStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status == HealthStatus.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
