package dev.quarterdeck.signals.log.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryParserTests {

    private static final String ECS = """
            {"@timestamp":"2026-03-17T14:31:52.104Z","log":{"level":"WARN","logger":"shop.order.Stock"},"process":{"pid":7},\
            "message":"stock reservation timed out","trace":{"id":"77de0a1c4b1d4f2f9a8c6f1e2d3c4b10"},"http":{"request":{"id":"r-1"}},\
            "ecs":{"version":"8.11"},"tags":["a","b"]}""";

    private static LogEntry parse(String first, String... more) {
        var offset = 0;
        return EntryParser.parse(new RawEntry(
                line(first, offset), Stream.of(more).map(text -> line(text, 1)).toList()));
    }

    private static RawLine line(String text, long offset) {
        return new RawLine("shop-a", offset, offset + text.length() + 1, text, text.length(), false);
    }

    @Test
    void readsTheFieldsOfAnObject() {
        var entry = parse(ECS);

        assertThat(entry.time()).isEqualTo(Instant.parse("2026-03-17T14:31:52.104Z"));
        assertThat(entry.level()).isEqualTo(Level.WARN);
        assertThat(entry.logger()).isEqualTo("shop.order.Stock");
        assertThat(entry.message()).isEqualTo("stock reservation timed out");
        assertThat(entry.traceId()).hasValue("77de0a1c4b1d4f2f9a8c6f1e2d3c4b10");
        assertThat(entry.requestId()).hasValue("r-1");
        assertThat(entry.fields())
                .containsEntry("process.pid", "7")
                .containsEntry("tags", "a, b")
                .doesNotContainKeys("message", "log.level", "ecs.version", "@timestamp");
        assertThat(entry.position()).isEqualTo("shop-a:0");
    }

    @Test
    void holdsTheTraceOfAnErrorWithItsLine() {
        var entry = parse(
                "{\"time\":\"2026-03-17T14:31:52Z\",\"level\":\"error\",\"msg\":\"failed\",\"stack_trace\":\"java.lang.X: y\\n\\tat a.B\"}");

        assertThat(entry.level()).isEqualTo(Level.ERROR);
        assertThat(entry.more()).containsExactly("java.lang.X: y", "\tat a.B");
    }

    @Test
    void readsTimeAndLevelAtTheBeginningOfOtherLines() {
        var entry = parse(
                "2026-03-17 14:31:52,104 ERROR [main] shop.Order - no stock", "java.lang.IllegalStateException: x");

        assertThat(entry.time()).isEqualTo(Instant.parse("2026-03-17T14:31:52.104Z"));
        assertThat(entry.level()).isEqualTo(Level.ERROR);
        assertThat(entry.message()).endsWith("no stock");
        assertThat(entry.more()).containsExactly("java.lang.IllegalStateException: x");
        assertThat(parse("Exception in thread \"main\" java.lang.X", "\tat a.B").level())
                .isEqualTo(Level.ERROR);
        assertThat(parse("INFORMATION desk").level()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":", "{}", "{\"a\":1} and more", "{rubbish}", "{\"a\":1}{\"b\":2}", "[1,2]", "null", ""})
    void keepsALineThatIsNoObjectAsItIs(String text) {
        var entry = parse(text);

        assertThat(entry.message()).isEqualTo(text);
        assertThat(entry.fields()).isEmpty();
    }

    @Test
    void survivesObjectsOfAnyDepth() {
        var deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);

        assertThat(parse(deep).message()).isEqualTo(deep);
    }

    @Test
    void keepsWhatCameBeforeTheCutOfALineThatWasTooLong() {
        var text = "{\"@timestamp\":\"2026-03-17T14:31:52Z\",\"log.level\":\"INFO\",\"message\":\"" + "x".repeat(100);
        var entry =
                EntryParser.parse(new RawEntry(new RawLine("shop-a", 0, 9_000_001, text, 9_000_000, true), List.of()));

        assertThat(entry.level()).isEqualTo(Level.INFO);
        assertThat(entry.time()).isNotNull();
        assertThat(entry.cut()).isTrue();
        assertThat(entry.length()).isEqualTo(9_000_000);
    }

    @Test
    void showsWhatCannotBeSeen() {
        assertThat(parse("\u001B[31mred\u001B[0m \u0000\u0007 \u202Eevil \u001B]8;;http://x\u0007link")
                        .message())
                .isEqualTo("red \u2400\u2407 \uFFFDevil link");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-03-17T14:31:52Z x|2026-03-17T14:31:52Z",
                "[2026-03-17T14:31:52.104+01:00] x|2026-03-17T13:31:52.104Z",
                "2026-03-17T14:31:52.123456789-0530 x|2026-03-17T20:01:52.123456789Z",
                "{\"time\":1773757912104,\"msg\":\"x\"}|2026-03-17T14:31:52.104Z",
                "{\"ts\": 1773757912.5}|2026-03-17T14:31:52.500Z",
                "{\"level\":\"info\",\"timestamp\" : \"2026-03-17 14:31:52\"}|2026-03-17T14:31:52Z",
            })
    void findsTheTime(String line, Instant time) {
        assertThat(parse(line).time()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-17T14:31:52Z",
                "2026-03-17",
                "2026-03-17T14:3",
                "17/03/2026",
                "{\"time\":\"soon\"}",
                "{\"time\":"
            })
    void findsNoneWhereThereIsNone(String line) {
        assertThat(parse(line).time()).isNull();
    }

    @Test
    void knowsWhatGoesOnWithTheLineBefore() {
        assertThat(Stream.of("\tat shop.Order", "  indented", "Caused by: x", "java.io.IOException: y", "... no"))
                .map(text -> line(text, 0).continues())
                .containsExactly(true, true, true, true, false);
        assertThat(line("", 0).continues()).isFalse();
        assertThat(line("2026-03-17 INFO x", 0).continues()).isFalse();
    }
}
