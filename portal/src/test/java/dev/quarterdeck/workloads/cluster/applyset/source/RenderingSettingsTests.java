package dev.quarterdeck.workloads.cluster.applyset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class RenderingSettingsTests {

    private static RenderingSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("quarterdeck.apply-sets", RenderingSettings.class);
    }

    @Test
    void needsNone() {
        assertThat(bound(Map.of()))
                .isEqualTo(new RenderingSettings(null, null, Duration.ofMinutes(1), DataSize.ofMegabytes(3)));
    }

    @Test
    void takesAll() {
        assertThat(bound(Map.of(
                        "quarterdeck.apply-sets.kustomize", "/opt/kubectl",
                        "quarterdeck.apply-sets.helm", "helm3",
                        "quarterdeck.apply-sets.longest", "2m",
                        "quarterdeck.apply-sets.largest", "1MB")))
                .isEqualTo(
                        new RenderingSettings("/opt/kubectl", "helm3", Duration.ofMinutes(2), DataSize.ofMegabytes(1)));
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertThatThrownBy(() -> bound(Map.of("quarterdeck.apply-sets.longest", "long")))
                .isInstanceOf(BindException.class);
    }
}
