package dev.quarterdeck.signals.log.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quarterdeck.signals.log.entry.EntryParser;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.entry.RawEntry;
import dev.quarterdeck.signals.log.entry.RawLine;
import dev.quarterdeck.signals.log.search.QueryMatcher.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogQueryTests {

    private static final String LINE =
            "{\"level\":\"WARN\",\"message\":\"Stock reservation \\\"A-1\\\" timed out\",\"order\":{\"id\":\"1 000\"},\"channel\":\"web\"}";

    private static RawEntry raw(String text) {
        return new RawEntry(new RawLine("shop-a", 0, text.length() + 1, text, text.length(), false), List.of());
    }

    private static LogEntry entry(String text) {
        return EntryParser.parse(raw(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stock reservation|true",
                "reservation stock|false",
                "stock -retry|true",
                "stock -timed|false",
                "-\"timed out\"|false",
                "channel=web|true",
                "channel!=web|false",
                "channel=app|false",
                "channel!=app|true",
                "missing!=app|true",
                "order.id=\"1 000\"|true",
                "level=warn|true",
                "replica=shop-a|true",
                "/res.*tion \"[A-Z]-\\d\"/|true",
                "/^timed/|false",
                "\"channel=web\"|false",
                "\"A-1\"|true",
                "reservation \"A-1|true",
                "|true",
            })
    void findsLines(String query, boolean found) {
        var parsed = LogQuery.parse(query == null ? "" : query);

        assertThat(parsed.matcher().matches(entry(LINE)))
                .as("%s", parsed.terms())
                .isEqualTo(found);
        if (found) {
            assertThat(parsed.matcher().mayMatch(raw(LINE))).isTrue();
        }
    }

    @Test
    void looksForWordsAsTheyStandAndNotAsAPattern() {
        assertThat(LogQuery.parse("a.c").matcher().matches(entry("abc"))).isFalse();
        assertThat(LogQuery.parse("(a").matcher().matches(entry("x (A"))).isTrue();
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogQuery.parse("/(a/"))
                .withMessageStartingWith("Text: /(a/ is no regular expression");
    }

    @ParameterizedTest
    @CsvSource({"/(a+)+$/", "/(a|aa)+$/", "/(.*)*x(.*)*y$/", "/(a|b)*c/"})
    void givesUpOnAPatternThatWouldNotEnd(String catastrophic) {
        var line = entry("a".repeat(30_000) + "!");
        var matcher = LogQuery.parse(catastrophic).matcher();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    for (var look = 0; look < 1_000; look++) {
                        matcher.matches(line);
                    }
                })
                .withMessageContaining("takes too long");
    }

    @Test
    void saysWhereItFoundWhat() {
        assertThat(LogQuery.parse("stock").matcher().found("Stock of stock", 10))
                .containsExactly(new Range(0, 5), new Range(9, 14));
        assertThat(LogQuery.parse("/o./ level=warn").matcher().found("Stock of stock", 2))
                .containsExactly(new Range(2, 4), new Range(6, 8));
    }
}
