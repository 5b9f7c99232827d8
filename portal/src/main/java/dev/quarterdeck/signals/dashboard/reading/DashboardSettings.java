package dev.quarterdeck.signals.dashboard.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param patience how long a panel is waited for, at least a second
 */
@Validated
@ConfigurationProperties("quarterdeck.signals.dashboards")
record DashboardSettings(@DefaultValue("8s") Duration patience) {

    DashboardSettings {
        if (patience.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A panel is waited for at least a second");
        }
    }
}
