package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.signals.objective.ObjectiveRows.available;
import static dev.quarterdeck.signals.objective.ObjectiveRows.definition;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.metrics.RealPrometheus;
import dev.quarterdeck.signals.objective.AlertWindow.Urgency;
import dev.quarterdeck.signals.objective.Indicator.Latency;
import dev.quarterdeck.signals.objective.Indicator.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judged by Prometheus' own tool. */
class PrometheusRulesTests {

    private final PrometheusRules rules = new PrometheusRules(new ObjectiveSettings(List.of(
            new AlertWindow(Duration.ofHours(1), Duration.ofMinutes(5), 14.4, Urgency.PAGE),
            new AlertWindow(Duration.ofHours(6), Duration.ofMinutes(30), 6, Urgency.PAGE),
            new AlertWindow(Duration.ofDays(1), Duration.ofHours(2), 3, Urgency.TICKET),
            new AlertWindow(Duration.ofDays(3), Duration.ofHours(6), 1, Urgency.TICKET))));

    @TempDir
    Path folder;

    @BeforeEach
    void findPromtool() {
        RealPrometheus.assumeThere();
    }

    @Test
    void areRulesOfPrometheus() throws Exception {
        write(List.of(
                available("orders", 0.999, List.of()),
                definition("fast", new Latency(Duration.ofMillis(300)), 0.95, "30d", null, List.of()),
                definition(
                        "paid",
                        new Ratio("payments_failed_total", false, "payments_total"),
                        0.99,
                        "7d",
                        null,
                        List.of())));

        assertThat(promtool("check", "rules", "rules.yml")).contains("SUCCESS: 33 rules found");
    }

    /** Two of a hundred requests fail for an hour, which is twenty times too many; then none. */
    @Test
    void alertWhenTheBudgetBurnsAndNoLonger() throws Exception {
        write(List.of(available("orders", 0.999, List.of())));
        Files.writeString(folder.resolve("test.yml"), """
                rule_files: [rules.yml]
                evaluation_interval: 1m
                tests:
                  - interval: 1m
                    input_series:
                      - series: 'http_requests_total{component="order-service",environment="production",route="/orders",status="200"}'
                        values: '0+98x60 5880+100x60'
                      - series: 'http_requests_total{component="order-service",environment="production",route="/orders",status="500"}'
                        values: '0+2x60 120x60'
                      - series: 'http_requests_total{component="order-service",environment="production",route="/health",status="500"}'
                        values: '0+1000x120'
                    promql_expr_test:
                      - expr: objective:error_ratio:rate1h{objective="orders"}
                        eval_time: 60m
                        exp_samples: [{labels: 'objective:error_ratio:rate1h{objective="orders"}', value: 0.02}]
                    alert_rule_test:
                      - alertname: ErrorBudgetBurn
                        eval_time: 60m
                        exp_alerts:
                          - exp_labels: {objective: orders, component: order-service, environment: production, severity: page, long_window: 1h}
                            exp_annotations: {summary: orders burns its error budget more than 14.4 times too fast over 1h}
                          - exp_labels: {objective: orders, component: order-service, environment: production, severity: page, long_window: 6h}
                            exp_annotations: {summary: orders burns its error budget more than 6 times too fast over 6h}
                          - exp_labels: {objective: orders, component: order-service, environment: production, severity: ticket, long_window: 1d}
                            exp_annotations: {summary: orders burns its error budget more than 3 times too fast over 1d}
                          - exp_labels: {objective: orders, component: order-service, environment: production, severity: ticket, long_window: 3d}
                            exp_annotations: {summary: orders burns its error budget more than 1 times too fast over 3d}
                      - alertname: ErrorBudgetBurn
                        eval_time: 95m
                        exp_alerts:
                          - exp_labels: {objective: orders, component: order-service, environment: production, severity: ticket, long_window: 1d}
                            exp_annotations: {summary: orders burns its error budget more than 3 times too fast over 1d}
                          - exp_labels: {objective: orders, component: order-service, environment: production, severity: ticket, long_window: 3d}
                            exp_annotations: {summary: orders burns its error budget more than 1 times too fast over 3d}
                """);

        assertThat(promtool("test", "rules", "test.yml")).contains("SUCCESS");
    }

    private void write(List<Definition> definitions) throws IOException {
        var objectives = definitions.stream()
                .map(definition -> new Objective(1, definition, 1, "ada", Instant.EPOCH, Instant.EPOCH))
                .toList();
        Files.writeString(folder.resolve("rules.yml"), rules.of(objectives));
    }

    private String promtool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
