package dev.quarterdeck.connector.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.log.LogAnswer;
import dev.quarterdeck.connector.log.LogCount;
import dev.quarterdeck.connector.log.LogQuestion;
import dev.quarterdeck.connector.log.LogQuestion.Condition;
import dev.quarterdeck.connector.log.LogQuestion.Direction;
import dev.quarterdeck.connector.log.LogQuestionRefused;
import dev.quarterdeck.connector.log.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Of a real OpenSearch: one component's lines are in an index that was mapped, the other's in one that was not. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenSearchSourceTests {

    private static final Instant NOON = Instant.parse("2026-03-17T12:00:00Z");
    private static final String TRACE = "77de0a1c4b1d4f2f9a8c6f1e2d3c4b10";

    private OpenSearchServer server;
    private OpenSearchSource source;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new OpenSearchServer(folder);
        server.send("PUT", "/logs-mapped", """
                {"mappings": {"properties": {"@timestamp": {"type": "date_nanos"}, "message": {"type": "text"},
                    "log": {"properties": {"level": {"type": "keyword"}, "logger": {"type": "keyword"}}},
                    "service": {"properties": {"name": {"type": "keyword"}, "environment": {"type": "keyword"}}},
                    "trace": {"properties": {"id": {"type": "keyword"}}}}}}""");
        write("logs-mapped", "mapped-service");
        write("logs-dynamic", "dynamic-service");
        server.send("POST", "/_refresh", "");
        source = source("logs-*");
    }

    private void write(String index, String component) {
        var bulk = new StringBuilder();
        add(bulk, index, component, 1, "INFO", "order 1 accepted", "\"order\":{\"id\":7,\"channel\":\"web\"}");
        add(
                bulk,
                index,
                component,
                2,
                "WARN",
                "stock reservation timed out, retrying",
                "\"trace\":{\"id\":\"%s\"}".formatted(TRACE));
        add(
                bulk,
                index,
                component,
                3,
                "error",
                "stock reservation failed",
                "\"error\":{\"stack_trace\":\"java.lang.IllegalStateException: gone\\n\\tat a.B\"}");
        for (var number = 0; number < 25; number++) {
            add(bulk, index, "many-service", 60, "DEBUG", "line " + index + number, "\"n\":" + number);
        }
        server.send("POST", "/_bulk", bulk.toString());
    }

    private static void add(
            StringBuilder bulk, String index, String component, int second, String level, String message, String more) {
        bulk.append("{\"index\":{\"_index\":\"%s\"}}\n".formatted(index));
        bulk.append("""
                {"@timestamp":"%s","service":{"name":"%s","environment":"production","node":{"name":"%s-1"}},\
                "log":{"level":"%s","logger":"shop.Order"},"message":"%s",%s}
                """.formatted(NOON.plusSeconds(second), component, component, level, message, more));
    }

    private OpenSearchSource source(String index) {
        return OpenSearchSource.open(settings(Map.of("index", index)));
    }

    private OpenSearchSettings settings(Map<String, String> more) {
        var all = new HashMap<String, String>(more);
        all.put("name", "logs");
        all.put("url", server.address().toString());
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("", OpenSearchSettings.class);
    }

    @AfterAll
    void stop() throws IOException {
        source.close();
        server.close();
    }

    private List<String> messages(String component, Set<String> levels, Condition... conditions) {
        return source
                .search(new LogQuestion(
                        component,
                        "production",
                        Set.of(),
                        levels,
                        List.of(conditions),
                        null,
                        null,
                        Direction.TO_THE_PAST,
                        null,
                        false,
                        100))
                .records()
                .stream()
                .map(LogRecord::message)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mapped-service", "dynamic-service"})
    void findsLines(String component) {
        assertThat(messages(component, Set.of()))
                .containsExactly(
                        "order 1 accepted", "stock reservation timed out, retrying", "stock reservation failed");
        assertThat(messages(component, Set.of("WARN", "ERROR"))).hasSize(2);
        assertThat(messages(component, Set.of(), new Condition.Text("Stock reservation", true)))
                .hasSize(2);
        assertThat(messages(component, Set.of(), new Condition.Text("reservation stock", true)))
                .isEmpty();
        assertThat(messages(component, Set.of(), new Condition.Text("retrying", false)))
                .hasSize(2);
        assertThat(messages(component, Set.of(), new Condition.Text("IllegalStateException", true)))
                .hasSize(1);
        assertThat(messages(component, Set.of(), new Condition.Pattern("retr[xyz]ing")))
                .hasSize(1);
        assertThat(messages(component, Set.of(), new Condition.Field("order.channel", "web", true)))
                .hasSize(1);
        assertThat(messages(component, Set.of(), new Condition.Field("order.id", "7", true)))
                .hasSize(1);
        assertThat(messages(component, Set.of(), new Condition.Field("order.id", "not a number", true)))
                .isEmpty();
        assertThat(messages(component, Set.of(), new Condition.Field("order.channel", "web", false)))
                .hasSize(2);
        assertThat(messages(component, Set.of(), new Condition.Field("level", "error", true)))
                .hasSize(1);
        assertThat(messages(component, Set.of(), new Condition.Trace(TRACE))).hasSize(1);
        assertThat(messages("service", Set.of())).as("a part of a name").isEmpty();
    }

    @Test
    void findsPartsOfWordsAndOfShortMessages() {
        assertThat(messages("mapped-service", Set.of(), new Condition.Text("serv", true)))
                .hasSize(2);
        assertThat(messages("dynamic-service", Set.of(), new Condition.Text("ock reserv", true)))
                .hasSize(2);
        assertThat(messages("dynamic-service", Set.of(), new Condition.Text("serv", true)))
                .hasSize(2);
        assertThat(messages("dynamic-service", Set.of(), new Condition.Text("1 acc*", true)))
                .isEmpty();
    }

    @Test
    void readsWhatALineSays() {
        var line = search("dynamic-service", NOON, NOON.plusSeconds(2), Direction.TO_THE_PRESENT, null, 10)
                .records()
                .getFirst();

        assertThat(line.time()).isEqualTo(NOON.plusSeconds(1));
        assertThat(line.level()).isEqualTo("INFO");
        assertThat(line.logger()).isEqualTo("shop.Order");
        assertThat(line.replica()).isEqualTo("dynamic-service-1");
        assertThat(line.fields())
                .containsEntry("order.channel", "web")
                .containsEntry("service.name", "dynamic-service");
    }

    private LogAnswer search(
            String component,
            @Nullable Instant from,
            @Nullable Instant to,
            Direction direction,
            @Nullable String cursor,
            int limit) {
        return source.search(new LogQuestion(
                component, null, Set.of(), Set.of(), List.of(), from, to, direction, cursor, false, limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TO_THE_PAST", "TO_THE_PRESENT"})
    void losesNothingBetweenPagesThoughAllWasWrittenInOneMoment(Direction direction) {
        var found = new ArrayList<String>();
        String cursor = null;
        List<LogRecord> page;
        do {
            var answer = search("many-service", null, null, direction, cursor, 7);
            page = answer.records();
            page.forEach(line -> found.add(line.message()));
            cursor = direction == Direction.TO_THE_PAST ? answer.older() : answer.newer();
        } while (page.size() == 7 && cursor != null);

        assertThat(found).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void findsTheLinesAroundOne() {
        var all = search("many-service", null, null, Direction.TO_THE_PRESENT, null, 50)
                .records();
        var position = all.get(20).position();

        var before = search("many-service", null, null, Direction.TO_THE_PAST, position, 2)
                .records();
        var after = source.search(new LogQuestion(
                        "many-service",
                        null,
                        Set.of(),
                        Set.of(),
                        List.of(),
                        null,
                        null,
                        Direction.TO_THE_PRESENT,
                        position,
                        true,
                        2))
                .records();

        assertThat(before)
                .extracting(LogRecord::message)
                .containsExactly(all.get(18).message(), all.get(19).message());
        assertThat(after)
                .extracting(LogRecord::message)
                .containsExactly(all.get(20).message(), all.get(21).message());
    }

    @Test
    void saysHowFarItGoesBack() {
        assertThat(source.retention().oldest()).isEqualTo(NOON.plusSeconds(1));
        assertThat(source.retention().hot()).hasDays(30);
        assertThat(source.retention().warm()).hasDays(90);
        assertThat(source.check()).startsWith("OpenSearch 3.");
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertThatThrownBy(() -> messages("mapped-service", Set.of(), new Condition.Pattern("(a")))
                .isInstanceOf(LogQuestionRefused.class);
        assertThatThrownBy(() -> search("mapped-service", null, null, Direction.TO_THE_PAST, "nonsense", 10))
                .isInstanceOf(LogQuestionRefused.class);
    }

    @Test
    void findsNothingWhereThereIsNoIndex() {
        try (var empty = source("nobody-*")) {
            assertThat(empty.search(new LogQuestion(
                                    null,
                                    null,
                                    Set.of(),
                                    Set.of(),
                                    List.of(),
                                    null,
                                    null,
                                    Direction.TO_THE_PAST,
                                    null,
                                    false,
                                    10))
                            .records())
                    .isEmpty();
            assertThat(empty.retention().oldest()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mapped-service", "dynamic-service"})
    void countsLinesOverTimeByTheirLevels(String component) {
        var question = new LogQuestion(
                component,
                "production",
                Set.of(),
                Set.of(),
                List.of(),
                NOON,
                NOON.plusSeconds(60),
                Direction.TO_THE_PAST,
                null,
                false,
                1);

        var counts =
                source.count(question, Duration.ofSeconds(2), Map.of("ERROR", Set.of("ERROR"), "WARN", Set.of("WARN")));

        assertThat(counts)
                .containsExactlyInAnyOrder(
                        new LogCount(NOON, "", 1),
                        new LogCount(NOON.plusSeconds(2), "WARN", 1),
                        new LogCount(NOON.plusSeconds(2), "ERROR", 1));
    }
}
