package dev.quarterdeck.signals.dashboard.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.grafana.Imported.Remark;
import dev.quarterdeck.signals.dashboard.panel.Head;
import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Query.PromQl;
import dev.quarterdeck.signals.dashboard.panel.Row;
import dev.quarterdeck.signals.dashboard.panel.Threshold;
import dev.quarterdeck.signals.dashboard.panel.Threshold.Level;
import dev.quarterdeck.signals.dashboard.panel.Unit;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixtures are written after the published JSON model: one of schema version 39, and an answer of the API of version 16. */
class GrafanaDashboardTests {

    private static final EntityRef OWNER = EntityRef.of("group:default/checkout");

    private static Imported read(String file) {
        return GrafanaDashboard.read(GrafanaFiles.text(file), OWNER);
    }

    private static Panel panel(Imported imported, String id) {
        return imported.definition().panel(id).orElseThrow();
    }

    @Test
    void takesTitleTimeAndRows() {
        var definition = read("service.json").definition();

        assertThat(definition.name()).isEqualTo("services-of-the-shop");
        assertThat(definition.description()).isEqualTo("How the shop's services do");
        assertThat(definition.range()).isEqualTo("6h");
        assertThat(definition.refresh()).isEqualTo(Duration.ofSeconds(30));
        assertThat(definition.rows()).extracting(Row::title).containsExactly("Requests of $service", "More");
        assertThat(definition.rows().getFirst().panels())
                .as("from the left, by the grid")
                .extracting(panel -> panel.head().title())
                .startsWith("Latency", "Success", "Pool", "Memory");
        assertThat(definition.panels())
                .extracting(Panel::head)
                .extracting(Head::span)
                .startsWith(6, 3, 3, 4);
    }

    @Test
    void takesQueriesInOurUnits() {
        var latency = (Panel.TimeSeries) panel(read("service.json"), "latency");

        assertThat(latency.unit()).isEqualTo(Unit.SECONDS);
        assertThat(latency.queries()).hasSize(2);
        assertThat(((PromQl) latency.queries().getFirst()).promQl())
                .startsWith("(1000 * histogram_quantile(0.95,")
                .endsWith(") * 0.001");
        assertThat(latency.queries())
                .extracting(query -> ((PromQl) query).legend())
                .containsExactly("p95", null);
        assertThat(latency.thresholds())
                .containsExactly(new Threshold(0.3, false, Level.WARN), new Threshold(0.5, false, Level.FAIL));
    }

    @Test
    void seesWhenLessIsWorse() {
        var success = (Panel.Stat) panel(read("service.json"), "success");

        assertThat(success.unit()).isEqualTo(Unit.PERCENT);
        assertThat(success.thresholds())
                .containsExactly(new Threshold(95, true, Level.FAIL), new Threshold(99, true, Level.WARN));
    }

    @Test
    void takesOtherKinds() {
        var imported = read("service.json");

        assertThat(panel(imported, "pool")).isInstanceOf(Panel.Stat.class);
        assertThat(panel(imported, "memory"))
                .isInstanceOfSatisfying(
                        Panel.TopList.class, list -> assertThat(list.unit()).isEqualTo(Unit.BYTES));
        assertThat(panel(imported, "instances")).isInstanceOf(Panel.Table.class);
        assertThat(panel(imported, "durations")).isInstanceOf(Panel.HeatMap.class);
        assertThat(panel(imported, "text"))
                .isInstanceOfSatisfying(
                        Panel.Markdown.class, text -> assertThat(text.text()).contains("**$service**"));
        assertThat(imported.definition().variables())
                .extracting(Variable::name, Variable::usual)
                .containsExactlyInAnyOrder(tuple("service", "order-service"), tuple("pod", ""), tuple("zone", "a|b"));
    }

    @Test
    void saysWhatItLeavesOutAndWhy() {
        assertThat(read("service.json").left())
                .extracting(Remark::what, Remark::reason)
                .containsExactlyInAnyOrder(
                        tuple("$datasource", "there is one Prometheus for all panels"),
                        tuple("$Filters", "filters that are added to every query are not known here"),
                        tuple("Logs", "there is no panel of the kind logs here"),
                        tuple("Log lines", "it asks loki, not Prometheus"),
                        tuple("Frame", "a text in HTML; only markdown is shown"),
                        tuple("Shared", "a library panel, whose content is not in the file"),
                        tuple("Nothing asked", "it has no query in PromQL"),
                        tuple("Restarts", "deployments and configurations are marked by the portal itself"));
    }

    @Test
    void saysWhatBecomesAnother() {
        assertThat(read("service.json").changed())
                .extracting(Remark::what, Remark::reason)
                .contains(
                        tuple("Success", "it shows the last number, not the mean"),
                        tuple("Instances", "its transformations are not applied"),
                        tuple("Per pod", "it is not repeated for each value of $pod"),
                        tuple("Per pod", "numbers in velocityknot are shown as plain ones"),
                        tuple("$service", "its values are not looked up: it is a text to fill in"));
    }

    @Test
    void saysThatAPanelAsksAnotherPrometheusThanThoseBefore() {
        var imported = GrafanaDashboard.read("""
                {"title": "Two", "schemaVersion": 39, "panels": [
                  {"type": "stat", "title": "One", "targets": [{"expr": "up", "datasource": {"type": "prometheus", "uid": "a"}}]},
                  {"type": "stat", "title": "Same", "targets": [{"expr": "up"}], "datasource": {"type": "prometheus", "uid": "a"}},
                  {"type": "stat", "title": "Other", "targets": [{"expr": "up", "datasource": {"type": "prometheus", "uid": "b"}}]}]}
                """, OWNER);

        assertThat(imported.left()).isEmpty();
        assertThat(imported.changed())
                .filteredOn(remark -> remark.kind().equals("data source"))
                .extracting(Remark::what)
                .containsExactly("Other");
    }

    @Test
    void readsWhatGrafanaWroteYearsAgo() {
        var imported = read("old.json");

        assertThat(imported.version()).isEqualTo(16);
        var errors = (Panel.Stat) panel(imported, "errors");
        assertThat(errors.unit()).isEqualTo(Unit.RATIO);
        assertThat(errors.thresholds())
                .containsExactly(new Threshold(0.001, false, Level.WARN), new Threshold(0.01, false, Level.FAIL));
        var requests = (Panel.TimeSeries) panel(imported, "requests-job");
        assertThat(requests.head().title()).isEqualTo("Requests ${job}");
        assertThat(requests.stacked()).isTrue();
        assertThat(requests.unit()).isEqualTo(Unit.RATE);
        assertThat(((PromQl) requests.queries().getFirst()).promQl()).contains("job=\"${job}\"");
        assertThat(requests.thresholds()).containsExactly(new Threshold(900, false, Level.FAIL));
        assertThat(imported.left()).extracting(Remark::what).containsExactly("Shares", "Spread");
        assertThat(imported.definition().range()).as("of days no range").isEqualTo("3h");
        assertThat(imported.definition().variables())
                .extracting(Variable::name, Variable::usual)
                .containsExactly(tuple("job", "shop"), tuple("step", "5m"));
    }

    @Test
    void becomesCodeThatCanBeReadAgain() {
        for (var file : new String[] {"service.json", "old.json"}) {
            var definition = read(file).definition();
            assertThat(DashboardCode.read(DashboardCode.yaml(definition))).isEqualTo(definition);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"title\":             | Not JSON in line 1",
                "{\"title\": \"x\"}         | it has no panels",
                "{\"schemaVersion\": 43, \"panels\": []} | schemaVersion 43 is newer",
                "{\"apiVersion\": \"dashboard.grafana.app/v2beta1\", \"spec\": {}} | schema v2",
                "[]                        | it has no panels"
            })
    void refusesWhatIsNone(String text, String why) {
        assertThatThrownBy(() -> GrafanaDashboard.read(text, OWNER)).hasMessageContaining(why);
    }
}
