package dev.quarterdeck.shop.kit.health;

import java.util.List;

record HealthReport(List<ComponentHealth> components) {

    HealthReport {
        components = List.copyOf(components);
    }

    HealthStatus status() {
        if (components.stream().anyMatch(each -> each.required() && each.status() == HealthStatus.DOWN)) {
            return HealthStatus.DOWN;
        }
        return components.stream().allMatch(each -> each.status() == HealthStatus.UP)
                ? HealthStatus.UP
                : HealthStatus.DEGRADED;
    }
}
