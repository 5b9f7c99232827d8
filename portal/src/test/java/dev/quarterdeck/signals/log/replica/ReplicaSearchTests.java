package dev.quarterdeck.signals.log.replica;

import static dev.quarterdeck.signals.log.replica.WrittenLogs.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quarterdeck.signals.log.LogPage;
import dev.quarterdeck.signals.log.LogRow;
import dev.quarterdeck.signals.log.entry.Level;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.search.LogQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaSearchTests {

    private final WrittenLogs logs = new WrittenLogs();

    private static LogFilter looking(String query) {
        return new LogFilter(Set.of(), null, LogQuery.parse(query), null, null, 0);
    }

    private static List<String> words(LogPage page) {
        return page.entries().stream()
                .map(entry -> entry.message().substring(entry.message().lastIndexOf(' ') + 1))
                .toList();
    }

    @Test
    void mergesReplicasByTime() {
        logs.at("a", 1, "one")
                .at("a", 4, "four")
                .at("b", 2, "two")
                .at("b", 3, "three")
                .at("c", 5, "five");

        assertThat(words(logs.search().last(10))).containsExactly("one", "two", "three", "four", "five");
        assertThat(words(logs.search().first(2))).containsExactly("one", "two");
        assertThat(words(logs.search().last(2))).containsExactly("four", "five");
    }

    @Test
    void keepsLinesWithoutATimeBesideTheirNeighbours() {
        logs.at("a", 1, "one").line("a", "plain").at("a", 9, "nine").at("b", 5, "five");

        assertThat(words(logs.search().first(10))).containsExactly("one", "plain", "five", "nine");
        assertThat(words(logs.search().last(10))).containsExactly("one", "five", "plain", "nine");
    }

    @Test
    void holdsAStackTraceTogether() {
        logs.at("a", 1, "failed")
                .line("a", "java.lang.IllegalStateException: no")
                .line("a", "\tat shop.Order")
                .line("a", "Caused by: x")
                .at("a", 2, "next")
                .at("b", 1, "beside");

        for (var page : List.of(logs.search().first(10), logs.search().last(10))) {
            assertThat(page.entries()).hasSize(3);
            assertThat(page.entries().stream().filter(entry -> entry.message().endsWith("failed")))
                    .singleElement()
                    .extracting(LogEntry::more)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .containsExactly("java.lang.IllegalStateException: no", "\tat shop.Order", "Caused by: x");
        }
    }

    @Test
    void losesNothingAndRepeatsNothingBetweenPagesWhateverTheClocksSay() {
        var random = new Random(7);
        var written = new ArrayList<String>();
        for (var number = 0; number < 3_000; number++) {
            // clocks that differ by a minute, and one that leaps back now and then
            var replica = "r" + random.nextInt(4);
            var skew = replica.equals("r1") ? 60 : replica.equals("r2") ? -random.nextInt(30) : 0;
            logs.at(replica, number / 10 + skew, "x".repeat(random.nextInt(200)) + " n" + number);
            written.add("n" + number);
        }

        assertThat(back()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(forth()).containsExactlyInAnyOrderElementsOf(written);
    }

    private List<String> back() {
        var found = new ArrayList<String>();
        var page = logs.search().last(170);
        found.addAll(words(page));
        while (page.older() != null) {
            page = logs.search().older(LogCursor.of(page.older()), 170);
            found.addAll(words(page));
        }
        return found;
    }

    private List<String> forth() {
        var found = new ArrayList<String>();
        var page = logs.search().first(170);
        while (!page.rows().isEmpty()) {
            found.addAll(words(page));
            page = logs.search().newer(LogCursor.of(page.newer()), 170);
        }
        return found;
    }

    @Test
    void goesOnWithWhatWasWrittenSince() {
        logs.at("a", 1, "one");
        var newest = logs.search().last(10).newer();
        logs.at("a", 3, "three").at("b", 2, "two").raw("a", "half a li");

        assertThat(words(logs.search().newer(LogCursor.of(newest), 10))).containsExactly("two", "three");
    }

    @Test
    void leavesOutALineThatIsBeingWritten() {
        logs.at("a", 1, "one").raw("a", "2026-03-17T12:00:02Z INFO half");
        assertThat(words(logs.search().last(10))).containsExactly("one");

        logs.end("a");
        assertThat(words(logs.search().last(10))).containsExactly("one", "half");
        assertThat(words(logs.search().first(10))).containsExactly("one", "half");
    }

    @Test
    void findsTheTimeThatIsAskedFor() {
        for (var second = 0; second < 20_000; second++) {
            logs.at(second % 2 == 0 ? "a" : "b", second, "filled with some text n" + second);
        }
        var filter =
                new LogFilter(Set.of(), null, LogQuery.EVERYTHING, NOON.plusSeconds(9_000), NOON.plusSeconds(9_004), 0);

        assertThat(words(logs.search(filter).last(100))).containsExactly("n9000", "n9001", "n9002", "n9003");
        assertThat(words(logs.search(filter).first(3))).containsExactly("n9000", "n9001", "n9002");
        assertThat(logs.read()).as("bytes, of 1.2 million").isLessThan(16 * Tape.BLOCK);
    }

    @Test
    void showsTheLinesAroundALine() {
        for (var second = 0; second < 100; second++) {
            logs.at(second % 2 == 0 ? "a" : "b", second, "n" + second);
        }
        var line = logs.search(looking("n50")).last(1).entries().getFirst();
        var position = line.position().split(":");

        var page = logs.search().around(position[0], Long.parseLong(position[1]), 3);

        assertThat(words(page)).containsExactly("n47", "n48", "n49", "n50", "n51", "n52", "n53");
        assertThat(words(logs.search().older(LogCursor.of(page.older()), 2))).containsExactly("n45", "n46");
        assertThat(words(logs.search().newer(LogCursor.of(page.newer()), 2))).containsExactly("n54", "n55");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsWhatStandsAroundAMatch(boolean backwards) {
        for (var second = 0; second < 30; second++) {
            logs.at("a", second, second % 20 == 5 ? "the match n" + second : "other n" + second);
        }
        var filter = new LogFilter(Set.of(), null, LogQuery.parse("match"), null, null, 2);
        var page =
                backwards ? logs.search(filter).last(100) : logs.search(filter).first(100);

        assertThat(words(page)).containsExactly("n3", "n4", "n5", "n6", "n7", "n23", "n24", "n25", "n26", "n27");
        assertThat(page.rows()).contains(new LogRow.Gap(15));
        assertThat(page.matches()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatIsLessGraveAndWhatSaysNothing() {
        logs.line("a", "2026-03-17T12:00:01Z INFO one")
                .line("a", "2026-03-17T12:00:02Z WARN two")
                .line("a", "says nothing three")
                .line("a", "2026-03-17T12:00:03Z ERROR four");
        var filter = new LogFilter(Set.of(), Level.WARN, LogQuery.EVERYTHING, null, null, 0);

        assertThat(words(logs.search(filter).last(10))).containsExactly("two", "four");
    }

    @Test
    void stopsWhenEnoughWasLookedAtAndGoesOnFromThere() {
        logs.at("a", 0, "needle");
        for (var second = 1; second < 20_000; second++) {
            logs.at("a", second, "hay " + "x".repeat(50));
        }

        var page = logs.search(looking("needle"), 3L * Tape.BLOCK).last(10);
        assertThat(page.rows()).isEmpty();
        assertThat(page.gaveUp()).isTrue();
        assertThat(page.reached()).isBetween(NOON, NOON.plusSeconds(19_000));
        var looks = 1;
        for (; page.rows().isEmpty(); looks++) {
            page = logs.search(looking("needle"), 3L * Tape.BLOCK).older(LogCursor.of(page.older()), 10);
        }
        assertThat(words(page)).containsExactly("needle");
        assertThat(looks).isBetween(3, 10);
    }

    @Test
    void cutsALineOfTenMegabytesAndNeverHoldsItWhole() {
        logs.at("a", 1, "one")
                .line("a", "2026-03-17T12:00:02Z INFO " + "y".repeat(10 << 20))
                .at("a", 3, "three");

        for (var page : List.of(logs.search().last(10), logs.search().first(10))) {
            assertThat(page.entries()).hasSize(3);
            var long1 = page.entries().get(1);
            assertThat(long1.cut()).isTrue();
            assertThat(long1.length()).isEqualTo((10 << 20) + 26);
            assertThat(long1.message()).hasSizeLessThanOrEqualTo(Tape.LONGEST);
        }
        assertThat(logs.largestRead()).isLessThanOrEqualTo(Tape.BLOCK);
    }

    @Test
    void survivesWhatIsNoText() {
        var binary = new byte[400_000];
        new Random(3).nextBytes(binary);
        logs.at("a", 1, "one");
        logs.raw("a", new String(binary, java.nio.charset.StandardCharsets.ISO_8859_1) + "\n");
        logs.at("a", 2, "two");

        var words = words(logs.search().last(100_000));
        assertThat(words).startsWith("one").endsWith("two");
        assertThat(words(logs.search().first(100_000))).hasSameSizeAs(words);
    }

    @Test
    void beginsAnewWhenALogWasCutShort() {
        logs.at("a", 1, "one").at("a", 2, "two");
        var end = logs.search().last(10).newer();
        logs.cut("a");
        logs.at("a", 3, "three");

        assertThat(words(logs.search().newer(LogCursor.of(end), 10))).containsExactly("three");
        assertThat(words(logs.search().older(LogCursor.of(end), 10))).containsExactly("three");
    }

    @Test
    void leavesOutTheRestOfALineWhoseBeginningIsKeptNoLonger() {
        logs.at("a", 1, "one").at("a", 2, "two").at("a", 3, "three");
        var begin = logs.search().first(1).newer();
        logs.dropBefore(5);

        assertThat(words(logs.search().first(10))).containsExactly("two", "three");
        assertThat(words(logs.search().last(10))).containsExactly("two", "three");
        assertThat(words(logs.search().newer(LogCursor.of("a:0"), 10))).containsExactly("two", "three");
        assertThat(words(logs.search().newer(LogCursor.of(begin), 10))).containsExactly("two", "three");
    }

    @Test
    void handsOnEveryLineUntilItIsEnough() {
        logs.at("a", 1, "one").at("b", 2, "two").at("a", 3, "three");
        var found = new ArrayList<String>();

        logs.search().each(entry -> found.add(entry.replica()) && found.size() < 2);

        assertThat(found).containsExactly("a", "b");
    }

    @Test
    void findsNothingWhereNothingWasWritten() {
        var page = logs.search().last(10);

        assertThat(page.rows()).isEmpty();
        assertThat(page.older()).isNull();
        assertThat(page.newer()).isNull();
        assertThat(logs.search().oldest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:", "a:-1", "../x:1", "a:1,", "A:1", "a:99999999999999999999"})
    void refusesAPositionThatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogCursor.of(text));
    }
}
