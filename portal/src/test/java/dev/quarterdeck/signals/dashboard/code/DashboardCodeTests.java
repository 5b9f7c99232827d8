package dev.quarterdeck.signals.dashboard.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quarterdeck.signals.dashboard.panel.Panel;
import dev.quarterdeck.signals.dashboard.panel.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardCodeTests {

    static final String ALL = """
            apiVersion: quarterdeck.dev/v1
            kind: Dashboard
            metadata: {name: checkout, title: Checkout, description: At a glance}
            spec:
              owner: checkout
              range: 6h
              refresh: 1m
              variables:
                - {name: environment, kind: environment, default: production}
                - {name: route, label: Route, kind: text}
              rows:
                - title: Now
                  panels:
                    - {id: rate, type: stat, title: Rate, span: 3, query: {signal: rate, system: shop, environment: $environment}}
                    - id: words
                      type: markdown
                      title: Words
                      text: "**Call** [them](https://example.org)"
                - panels:
                    - id: orders
                      type: timeseries
                      title: Orders in $environment
                      unit: perMinute
                      stacked: true
                      queries:
                        - {counter: orders_placed_total, per: minute, component: order-service, environment: $environment, label: placed}
                        - {ratio: {part: a_total, of: b_total}, component: [order-service, storefront], by: component}
                        - {promql: 'sum(rate(x{route="$route"}[$__rate_interval]))', legend: '{{route}}', connection: other}
                      thresholds:
                        - {above: 10, level: warn}
                        - {below: 1, level: fail}
                    - id: places
                      type: table
                      title: Places
                      span: 12
                      note: worst first
                      sort: 2
                      ascending: true
                      columns:
                        - {title: p95, query: {signal: p95, by: place, owner: checkout, type: service}, thresholds: [{above: 0.3}]}
                        - {title: Up, query: {promql: up}, unit: count}
                    - {id: heat, type: heatmap, title: Heat, query: {signal: p95}}
                    - {id: top, type: toplist, title: Top, limit: 5, lowest: true, query: {signal: memory, by: release, release: [1.0.0, $route]}}
            """;

    @Test
    void meansTheSameAfterARoundTrip() {
        var definition = DashboardCode.read(ALL);

        assertThat(DashboardCode.read(DashboardCode.yaml(definition))).isEqualTo(definition);
        assertThat(DashboardCode.read(DashboardCode.write(definition))).isEqualTo(definition);
        assertThat(DashboardCode.read(DashboardCode.write(definition).toString()))
                .as("as JSON")
                .isEqualTo(definition);
    }

    @Test
    void readsEveryKindOfPanel() {
        var definition = DashboardCode.read(ALL);

        assertThat(definition.panels())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(
                        Panel.Stat.class,
                        Panel.Markdown.class,
                        Panel.TimeSeries.class,
                        Panel.Table.class,
                        Panel.HeatMap.class,
                        Panel.TopList.class);
        assertThat(definition.owner()).hasToString("group:default/checkout");
        assertThat(definition.panel("orders").orElseThrow().queries())
                .hasSize(3)
                .last()
                .isEqualTo(new Query.PromQl("sum(rate(x{route=\"$route\"}[$__rate_interval]))", "{{route}}", "other"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "unit: perMinute        | unit: furlongs          | 23 | spec.rows[1].panels[0].unit | none of count, rate",
                "range: 6h              | range: soon             | 4  | spec                        | spec.range: 'soon' is not a range",
                "owner: checkout         | ownr: checkout          | 4  | spec.owner                  | it is missing",
                "stacked: true          | stackd: true            | 24 | spec.rows[1].panels[0].stackd | there is no such field",
                "span: 3                | span: 13                | 14 | spec.rows[0].panels[0]      | span: from 2 to 12",
                "signal: rate           | signal: wish            | 14 | spec.rows[0].panels[0].query.signal | 'wish' is none of",
                "{above: 10, level: warn} | {over: 10}            | 30 | spec.rows[1].panels[0].thresholds[0] | say either above or below",
                "name: route            | name: rout              | 4  | spec                        | uses $route, which is none of them",
                "type: heatmap          | type: pie               | 42 | spec.rows[1].panels[2]      | 'pie' is none of timeseries",
                "id: words              | id: rate                | 4  | spec                        | two panels with the id 'rate'",
                "name: checkout, title  | name: Check Out, title  | 3  | metadata.name               | not a name of small letters"
            })
    void saysWhatIsWrongByLineAndField(String right, String wrong, int line, String field, String message) {
        var text = ALL.replace(right, wrong);
        assertThat(text).isNotEqualTo(ALL);

        var problem = catchThrowableOfType(WrongCode.class, () -> DashboardCode.read(text));

        assertThat(problem.faults()).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var text = ALL.replace("unit: perMinute", "unit: furlongs").replace("limit: 5", "limit: many");

        assertThat(catchThrowableOfType(WrongCode.class, () -> DashboardCode.read(text))
                        .faults())
                .hasSize(2);
    }

    @Test
    void saysWhereYamlEnds() {
        var problem = catchThrowableOfType(
                WrongCode.class, () -> DashboardCode.read("apiVersion: quarterdeck.dev/v1\nkind: [\n"));

        assertThat(problem.faults().getFirst().line()).isNotNull();
        assertThat(problem).hasMessageContaining("Not YAML");
    }

    @Test
    void isNoOtherDocument() {
        assertThatThrownBy(() -> DashboardCode.read("kind: Component")).hasMessageContaining("kind: Dashboard");
        assertThatThrownBy(() -> DashboardCode.read("just words")).hasMessageContaining("kind: Dashboard");
        assertThatThrownBy(() -> DashboardCode.read("")).hasMessageContaining("kind: Dashboard");
        assertThatThrownBy(() -> DashboardCode.read("[".repeat(100_000))).isInstanceOf(WrongCode.class);
    }
}
