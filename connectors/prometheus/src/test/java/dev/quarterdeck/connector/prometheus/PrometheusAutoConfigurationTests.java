package dev.quarterdeck.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.metrics.MetricSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PrometheusAutoConfigurationTests {

    private static final String ONE = "quarterdeck.connectors.prometheus[0].";

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PrometheusAutoConfiguration.class));

    @Test
    void connectsNothingUnlessItIsTold() {
        context.run(running -> assertThat(running).hasNotFailed().doesNotHaveBean(MetricSource.class));
    }

    @Test
    void connectsEveryOneOfTheList() {
        context.withPropertyValues(
                        ONE + "name=main",
                        ONE + "url=https://prometheus.example.org/prometheus",
                        "quarterdeck.connectors.prometheus[1].name=edge",
                        "quarterdeck.connectors.prometheus[1].url=http://127.0.0.1:9090")
                .run(running -> assertThat(
                                running.getBeansOfType(MetricSource.class).values())
                        .extracting(MetricSource::name)
                        .containsExactlyInAnyOrder("main", "edge"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=Main url=http://a | name: small letters, digits and dashes",
                "url=http://a | name: small letters, digits and dashes",
                "name=main | url: http:// or https:// and a host",
                "name=main url=ftp://a | url: http:// or https:// and a host",
                "name=main url=http://ada:secret@a | without name, password or query",
                "name=main url=http://a username=ada | username and password go together",
                "name=main url=http://a token=x token-file=/y | give one of username, token and token-file",
                "name=main url=http://a client-key=/y | client-certificate and client-key go together",
                "name=main url=http://a timeout=0s | timeout: longer than nothing",
                "name=main url=http://a most-series=0 | most-series: at least one",
            })
    void saysAtTheStartWhatIsWrong(String settings, String words) {
        var values = Arrays.stream(settings.split(" ")).map(ONE::concat).toArray(String[]::new);
        context.withPropertyValues(values)
                .run(running -> assertThat(running)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(words)
                        .hasMessageNotContaining("secret"));
    }

    @Test
    void refusesTwoOfOneName() {
        context.withPropertyValues(
                        ONE + "name=main",
                        ONE + "url=http://a",
                        "quarterdeck.connectors.prometheus[1].name=main",
                        "quarterdeck.connectors.prometheus[1].url=http://b")
                .run(running -> assertThat(running).getFailure().hasMessageContaining("two are named 'main'"));
    }

    @Test
    void showsCredentialsToTheSourceAndToNobodyElse(@TempDir Path folder) throws Exception {
        var file = folder.resolve("token");
        try (var host = Host.answering(200, "application/json", "{\"data\":{\"result\":[]}}")) {
            var values = new String[] {ONE + "name=main", ONE + "url=" + host.address()};
            ask(values, "username=ada", "password=p4ss");
            ask(values, "token=t0ken");
            Files.writeString(file, "first\n");
            ask(values, "token-file=" + file, "headers.X-Scope-OrgID=shop");

            assertThat(host.asked())
                    .extracting(form -> form.get("authorization"))
                    .containsExactly("Basic YWRhOnA0c3M=", "Bearer t0ken", "Bearer first", "Bearer renewed");
            assertThat(host.asked().getLast()).containsEntry("x-scope-orgid", "shop");
        }
    }

    private void ask(String[] connection, String... credentials) {
        context.withPropertyValues(connection)
                .withPropertyValues(Arrays.stream(credentials).map(ONE::concat).toArray(String[]::new))
                .run(running -> {
                    var source = running.getBean(MetricSource.class);
                    source.at("up", Instant.EPOCH);
                    assertThat(source.toString()).doesNotContain("p4ss", "t0ken");
                    if (credentials[0].startsWith("token-file=")) {
                        Files.writeString(Path.of(credentials[0].replace("token-file=", "")), "renewed\n");
                        source.at("up", Instant.EPOCH);
                    }
                });
    }

    @Test
    void writesNoSecretsOfItsSettings() {
        var settings = Host.settings(URI.create("http://127.0.0.1:1"));
        assertThat(settings).hasToString("main at http://127.0.0.1:1");
    }
}
