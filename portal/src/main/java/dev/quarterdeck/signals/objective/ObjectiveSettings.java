package dev.quarterdeck.signals.objective;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param alerts by which a budget burns too fast, the fastest first */
@ConfigurationProperties("quarterdeck.signals.objectives")
public record ObjectiveSettings(List<AlertWindow> alerts) {

    /** The one that lists show. */
    static final Duration USUAL = Duration.ofHours(6);

    public ObjectiveSettings {
        alerts = List.copyOf(alerts);
    }

    /** All windows of the alerts, each once, the shortest first. */
    List<Duration> windows() {
        return Stream.concat(
                        Stream.of(USUAL),
                        alerts.stream().flatMap(alert -> Stream.of(alert.longWindow(), alert.shortWindow())))
                .distinct()
                .sorted()
                .toList();
    }
}
