package dev.quarterdeck.signals.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SelectionTests {

    private static OutsideSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("quarterdeck.signals.outside", OutsideSettings.class);
    }

    @Test
    void readsLabelsAsBackstagePluginsDo() {
        assertThat(Selection.labels("app=orders, namespace=\"shop\",=x,1a=y,broken"))
                .isEqualTo(Map.of("app", "orders", "namespace", "shop"));
        assertThat(Selection.labels("")).isEmpty();
    }

    @Test
    void quotesWhatStandsInAQuery() {
        assertThat(Selection.matchers(Map.of("b", "x\"} or up{a=\"", "a", "c:\\d")))
                .isEqualTo("a=\"c:\\\\d\",b=\"x\\\"} or up{a=\\\"\"");
    }

    @Test
    void knowsConnectionsThatNobodySaidAnythingOf() {
        var mapping = bound(Map.of()).of("main");
        assertThat(mapping.labelsOf("production")).isEqualTo(Map.of("environment", "production"));
        assertThat(mapping.environmentOf("staging")).hasValue("staging");
        assertThat(mapping.environmentOf(null)).isEmpty();
    }

    @Test
    void takesWhatTheSettingsSay() {
        var mapping = bound(Map.of(
                        "quarterdeck.signals.outside.sources[0].connection", "main",
                        "quarterdeck.signals.outside.sources[0].component-label", "app_kubernetes_io_name",
                        "quarterdeck.signals.outside.sources[0].environment-label", "namespace",
                        "quarterdeck.signals.outside.sources[0].environments.production", "shop-prod",
                        "quarterdeck.signals.outside.sources[0].requests", "requests_total"))
                .of("main");
        assertThat(mapping.labelsOf("production")).isEqualTo(Map.of("namespace", "shop-prod"));
        assertThat(mapping.environmentOf("shop-prod")).hasValue("production");
        assertThat(mapping.requests()).containsExactly("requests_total");
        assertThat(mapping.latencies()).contains("http_request_duration_seconds");
    }

    @Test
    void refusesWhatIsNoNameOfALabel() {
        assertThatThrownBy(() -> bound(Map.of(
                        "quarterdeck.signals.outside.sources[0].connection", "main",
                        "quarterdeck.signals.outside.sources[0].version-label", "app.version")))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("quarterdeck.signals.outside.sources: 'app.version' is not the name of a label");
    }

    @Test
    void measuresOnlyItsOwnEnvironment() {
        var mapping = bound(Map.of(
                        "quarterdeck.signals.outside.sources[0].connection", "main",
                        "quarterdeck.signals.outside.sources[0].environment", "production"))
                .of("main");
        assertThat(mapping.labelsOf("production")).isEmpty();
        assertThat(mapping.labelsOf("staging")).isNull();
        assertThat(mapping.environmentOf(null)).hasValue("production");
    }
}
