package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.signals.objective.ObjectiveRows.ORDERS;
import static dev.quarterdeck.signals.objective.ObjectiveRows.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.catalog.CatalogRows;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.objective.Indicator.Asked;
import dev.quarterdeck.signals.objective.Indicator.Availability;
import dev.quarterdeck.signals.objective.Indicator.Comparison;
import dev.quarterdeck.signals.objective.Indicator.Elsewhere;
import dev.quarterdeck.signals.objective.Indicator.Latency;
import dev.quarterdeck.signals.objective.Indicator.Ratio;
import dev.quarterdeck.signals.objective.Indicator.Signal;
import dev.quarterdeck.signals.objective.Indicator.Threshold;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Done;
import dev.quarterdeck.signals.objective.OpenSloFiles.Finding;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@SignalsTest
class OpenSloFilesTests {

    private static final String SLO = """
            apiVersion: openslo/v1
            kind: SLO
            metadata:
              name: web-availability
              displayName: SLO for web availability
              labels: {team: [team-a, team-b]}
            spec:
              description: Searches are answered
              service: order-service
              indicator:
                metadata: {name: successful}
                spec:
                  ratioMetric:
                    counter: true
                    good: {metricSource: {type: Prometheus, spec: {query: "sum(http_requests{code=~'2xx|4xx'})"}}}
                    total: {metricSource: {type: Prometheus, spec: {query: sum(http_requests)}}}
              timeWindow:
                - duration: 1w
                  isRolling: false
                  calendar: {startTime: 2022-01-01 12:00:00, timeZone: America/New_York}
              budgetingMethod: Timeslices
              objectives:
                - {displayName: Good, op: gt, target: 0.995, timeSliceTarget: 0.95, timeSliceWindow: 1m}
            """;

    private static final String OTHERS = """
            - apiVersion: openslo/v1
              kind: SLI
              metadata: {name: errors}
              spec:
                ratioMetric:
                  bad: {metricSource: {type: Quarterdeck, spec: {count: errors}}}
                  total: {metricSource: {type: Quarterdeck, spec: {count: requests}}}
            - apiVersion: openslo/v1
              kind: AlertPolicy
              metadata: {name: low-priority}
              spec: {alertWhenBreaching: true, conditions: [{conditionRef: cpu}], notificationTargets: [{targetRef: mail}]}
            ---
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: by-reference}
            spec:
              service: order-service
              indicatorRef: errors
              timeWindow: [{duration: 30d, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{targetPercent: 99.9}]
            """;

    @Autowired
    OpenSloFiles files;

    @Autowired
    Objectives objectives;

    @Autowired
    Environments environments;

    @Autowired
    DSLContext db;

    private final YAMLMapper yaml = new YAMLMapper();

    @BeforeEach
    void open() {
        environments.define(
                new Environment("production", 1, "local", 1, false, 0, Duration.ofHours(1), true, null), "ada");
        new CatalogRows(db).add(ORDERS.toString(), "Takes orders", "group:default/checkout");
    }

    @Test
    void readsWhatOthersMeasure() {
        assertThat(files.preview(SLO)).containsExactly(new Finding("SLO", "web-availability", "new", null));
        assertThat(objectives.all()).as("only looked at").isEmpty();

        assertThat(files.importAll(SLO, "ada"))
                .containsExactly(new Finding("SLO", "web-availability", "defined", null));

        var definition = objectives.get("web-availability").definition();
        assertThat(definition.component()).isEqualTo(ORDERS);
        assertThat(definition.environment()).isEqualTo("production");
        assertThat(definition.indicator())
                .isInstanceOfSatisfying(
                        Asked.class,
                        asked -> assertThat(asked.question())
                                .isInstanceOfSatisfying(
                                        Question.Share.class,
                                        share -> assertThat(share.counters()).isTrue()));
        assertThat(definition.target()).isEqualTo(0.995);
        assertThat(definition.slices()).isEqualTo(new Slices(Duration.ofMinutes(1), 0.95));
        assertThat(definition.window())
                .isEqualTo(Window.of("1w", LocalDateTime.of(2022, 1, 1, 12, 0), ZoneId.of("America/New_York")));
    }

    @Test
    void keepsWhatSystemsMeasureThatCannotBeAsked() {
        files.importAll(SLO.replace("type: Prometheus", "type: Datadog"), "ada");
        assertThat(objectives.get("web-availability").definition().indicator()).isEqualTo(new Elsewhere("Datadog"));
    }

    @Test
    void leavesTheWordsOfWhatOthersMeasureWhenSomethingElseChanges() {
        files.importAll(OTHERS.replace("indicatorRef: errors", "indicatorRef: foreign") + """
                ---
                apiVersion: openslo/v1
                kind: SLI
                metadata: {name: foreign}
                spec: {ratioMetric: {raw: {metricSource: {type: Datadog, spec: {query: 'avg:x'}}}}}
                """, "ada");
        var before = objectives.get("by-reference");
        var changed = before.definition();
        assertThat(objectives.change(
                        "by-reference",
                        1,
                        new Definition(
                                changed.name(),
                                "Another title",
                                null,
                                changed.component(),
                                changed.environment(),
                                changed.indicator(),
                                0.9,
                                changed.window(),
                                null,
                                List.of()),
                        "ada"))
                .isEqualTo(new Done());

        assertThat(objectives.get("by-reference").definition().indicator()).isEqualTo(new Elsewhere("Datadog"));
        assertThat(objectives.get("by-reference").definition().target()).isEqualTo(0.9);
        assertThat(files.export(objectives.get("by-reference"))).contains("indicatorRef: \"foreign\"");
    }

    @Test
    void looksUpInADataSourceWhoMeasures() {
        var source = """
                apiVersion: openslo/v1
                kind: DataSource
                metadata: {name: thanos}
                spec: {type: Prometheus, connectionDetails: {url: 'https://thanos.example.org'}}
                """;
        var slo = SLO.replace("type: Prometheus", "metricSourceRef: thanos");
        assertThat(files.importAll(slo + "---\n" + source, "ada"))
                .extracting(Finding::problem)
                .containsOnlyNulls();
        assertThat(objectives.get("web-availability").definition().indicator())
                .isInstanceOfSatisfying(
                        Asked.class, asked -> assertThat(asked.connection()).isEqualTo("thanos"));
    }

    @Test
    void makesAnObjectiveOfEachTargetAndPutsThemTogetherAgain() {
        var several = SLO + "    - {displayName: Great, target: 0.999, timeSliceTarget: 0.9, timeSliceWindow: 1m}\n";
        assertThat(files.importAll(several, "ada"))
                .extracting(Finding::name, Finding::done, Finding::problem)
                .containsExactly(
                        tuple("web-availability-1", "defined", null), tuple("web-availability-2", "defined", null));
        var great = objectives.get("web-availability-2").definition();
        assertThat(great.target()).isEqualTo(0.999);
        assertThat(great.title()).isEqualTo("SLO for web availability: Great");

        assertThat(documents(files.export())).containsExactlyElementsOf(documents(several));
        assertThat(files.preview(files.export())).extracting(Finding::done).containsOnly("changes what is there");

        objectives.remove("web-availability-1", "It asks for too little", "ada");
        assertThat(documents(files.export()))
                .as("the other stays what it is")
                .singleElement()
                .satisfies(document -> assertThat(
                                document.path("metadata").path("name").asString())
                        .isEqualTo("web-availability-2"));
    }

    @Test
    void givesBackWhatItWasGiven() {
        var text = SLO + "---\n" + OTHERS;
        assertThat(files.importAll(text, "ada")).extracting(Finding::problem).containsOnlyNulls();
        assertThat(files.kept()).containsEntry("SLI", 1).containsEntry("AlertPolicy", 1);

        assertThat(documents(files.export())).containsExactlyInAnyOrderElementsOf(documents(text));
        assertThat(files.preview(files.export())).extracting(Finding::done).containsOnly("changes what is there");
    }

    private List<JsonNode> documents(String text) {
        var documents = new ArrayList<JsonNode>();
        try (var parser = yaml.createParser(text)) {
            while (parser.nextToken() != null) {
                JsonNode value = parser.readValueAsTree();
                if (value.isArray()) {
                    value.forEach(documents::add);
                } else {
                    documents.add(value);
                }
            }
        }
        return documents;
    }

    @Test
    void findsTheIndicatorThatIsReferredTo() {
        files.importAll(OTHERS, "ada");

        var definition = objectives.get("by-reference").definition();
        assertThat(definition.indicator()).isEqualTo(new Availability());
        assertThat(definition.target()).isEqualTo(0.999);
    }

    static Stream<Indicator> indicators() {
        return Stream.of(
                new Availability(),
                new Latency(Duration.ofMillis(300)),
                new Ratio("payments_failed_total", false, "payments_total"),
                new Asked("main", new Question.Share("sum(failed_total)", false, "sum(requests_total)", true)),
                new Ratio("deliveries_in_time_total", true, "deliveries_total"),
                new Threshold(Signal.POOL_USE, Comparison.LT, 0.8));
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void readsWhatItWrites(Indicator indicator) {
        var policy = List.of(new PolicyStep(0.2, "Owner", "Mend it", true));
        var written = definition("mine", indicator, 0.999, "28d", new Slices(Duration.ofMinutes(5), null), policy);
        assertThat(objectives.define(written, "ada")).isEqualTo(new Done());
        var text = files.export(objectives.get("mine"));
        objectives.remove("mine", "To be read again", "ada");

        files.importAll(text, "ada");

        assertThat(objectives.get("mine").definition()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            target: 0.995         | target: 1.5          | Target: over 0 and below 100
            target: 0.995         | op: gt               | spec.objectives[0].target: give either
            1w                    | 1 week               | spec.timeWindow: '1 week' is not a duration
            isRolling: false      | isRolling: true      | spec.timeWindow: it either is rolling or has a calendar
            America/New_York      | Atlantis             | spec.timeWindow: a calendar has a startTime
            Timeslices            | Guesses              | spec.budgetingMethod: it is Occurrences
            timeSliceWindow: 1m   | timeSliceWindow: 90s | spec.budgetingMethod: time slices need
            order-service         | unheard-of           | Component: the catalog has no
            'good:'               | 'fine:'              | spec.indicator: a ratioMetric has a total
            name: web-availability | name: Web Availability | Name: 'Web Availability' is not of small letters
            """)
    void namesTheFieldThatIsWrong(String right, String wrong, String why) {
        assertThat(SLO).contains(right);
        assertThat(files.preview(SLO.replace(right, wrong)).getFirst().problem())
                .startsWith(why);
        assertThat(files.importAll(SLO.replace(right, wrong), "ada").getFirst().done())
                .isNull();
        assertThat(objectives.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', There is no document in it",
        "'a: [', Not YAML in line 1",
        "'kind: SLO', 'Document 1: its apiVersion'",
        "'{apiVersion: openslo/v1, kind: Wish}', 'Document 1: kind'",
        "'{apiVersion: openslo/v1, kind: SLO}', 'Document 1: metadata.name'"
    })
    void refusesWhatIsNoOpenSlo(String text, String why) {
        assertThatThrownBy(() -> files.importAll(text, "ada"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }
}
