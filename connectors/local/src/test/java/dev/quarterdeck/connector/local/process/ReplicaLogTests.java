package dev.quarterdeck.connector.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaLogTests {

    private static final WorkloadId SHOP = new WorkloadId("dev", "shop");

    /** 1,024 bytes with its end. */
    private static final String LONG_LINE = "x".repeat(1_016) + " %06d\n";

    @TempDir
    private Path folder;

    private ReplicaLog log;
    private int written;

    @BeforeEach
    void createTheFile() throws IOException {
        log = new ReplicaLogs(folder, ReplicaLog.LONGEST).of(SHOP, "shop-a");
        Files.createDirectories(log.file().getParent());
        Files.createFile(log.file());
    }

    private void write(String text) throws IOException {
        Files.writeString(log.file(), text, StandardOpenOption.APPEND);
    }

    /** Until the file is due for rotation. */
    private void writeLongLines() throws IOException {
        var text = new StringBuilder();
        for (var length = 0L; length < ReplicaLog.LONGEST; length += 1_024) {
            text.append(LONG_LINE.formatted(++written));
        }
        write(text.toString());
    }

    private List<LogLine> readAllFrom(long offset) throws IOException {
        var all = new ArrayList<LogLine>();
        var part = log.read(offset, 500);
        while (!part.isEmpty()) {
            all.addAll(part);
            part = log.read(part.getLast().offset(), 500);
        }
        return all;
    }

    @Test
    void leavesALineThatIsNotAtItsEndForTheNextRead() throws Exception {
        write("one\ntw");
        assertThat(log.read(0, 10)).containsExactly(new LogLine("shop-a", 4, "one"));

        write("o\n");
        assertThat(log.read(4, 10)).containsExactly(new LogLine("shop-a", 8, "two"));
    }

    @Test
    void givesTheLastLinesWhenAskedForTheEnd() throws Exception {
        write("one\ntwo\nthree\n");

        assertThat(log.read(-1, 2)).extracting(LogLine::text).containsExactly("two", "three");
    }

    @Test
    void beginsTheLastLinesOfALongLogWithAWholeLine() throws Exception {
        write("a".repeat(ReplicaLog.LONGEST_READ) + "\nlast\n");

        assertThat(log.read(-1, 10)).extracting(LogLine::text).containsExactly("last");
    }

    @Test
    void cutsALineThatIsLongerThanARead() throws Exception {
        write("a".repeat(ReplicaLog.LONGEST_READ) + "rest\nlast\n");

        assertThat(readAllFrom(0).stream().skip(1)).extracting(LogLine::text).containsExactly("rest", "last");
    }

    @Test
    void goesOnReadingAcrossARotationWithoutLosingALine() throws Exception {
        writeLongLines();
        var before = log.read(0, 10);
        log.rotateIfLong();
        write("after\n");

        assertThat(log.file()).hasSize("after\n".length());
        var after = readAllFrom(before.getLast().offset());
        assertThat(after).hasSize(written - 10 + 1);
        assertThat(after.getLast().text()).isEqualTo("after");
        assertThat(log.read(-1, 2)).extracting(LogLine::text).containsExactly(lineAt(written), "after");
    }

    @Test
    void keepsOffsetsWhenReadByALaterPortal() throws Exception {
        writeLongLines();
        log.rotateIfLong();
        write("after\n");
        var offset = log.read(-1, 1).getFirst().offset();

        var later = new ReplicaLogs(folder, ReplicaLog.LONGEST).of(SHOP, "shop-a");

        assertThat(offset).isEqualTo(written * 1_024L + 6);
        assertThat(later.read(-1, 1).getFirst().offset()).isEqualTo(offset);
    }

    @Test
    void keepsNoMoreThanTwoFilesHoweverMuchIsWritten() throws Exception {
        for (var rotation = 0; rotation < 3; rotation++) {
            writeLongLines();
            log.rotateIfLong();
        }

        try (var files = Files.list(log.file().getParent())) {
            assertThat(files).hasSize(2);
        }
        assertThat(readAllFrom(0).getFirst().text())
                .as("the oldest but one, since the oldest may lack its beginning")
                .isEqualTo(lineAt(written / 3 * 2 + 2));
    }

    @Test
    void keepsAsManyOlderFilesAsItIsTold() throws Exception {
        log = new ReplicaLogs(folder, 3 * ReplicaLog.LONGEST).of(SHOP, "shop-a");
        for (var rotation = 0; rotation < 5; rotation++) {
            writeLongLines();
            log.rotateIfLong();
        }

        assertThat(log.kept(true).begin()).isEqualTo(2 * ReplicaLog.LONGEST);
        assertThat(log.kept(true).end()).isEqualTo(5 * ReplicaLog.LONGEST);
        var across = log.slice(3 * ReplicaLog.LONGEST - 1_024, 2_048);
        assertThat(UTF_8.decode(across.bytes()).toString().lines())
                .containsExactly(lineAt(3 * written / 5), lineAt(3 * written / 5 + 1));
    }

    @Test
    void givesWhatWasWrittenSinceSomebodyCutTheFile() throws Exception {
        write("one\ntwo\n");
        Files.writeString(log.file(), "a\n", StandardOpenOption.TRUNCATE_EXISTING);

        var slice = log.slice(8, 100);

        assertThat(slice.from()).isZero();
        assertThat(UTF_8.decode(slice.bytes()).toString()).isEqualTo("a\n");
    }

    @Test
    void knowsWhichReplicasWereLogged() throws Exception {
        write("one\n");
        var logs = new ReplicaLogs(folder, ReplicaLog.LONGEST);

        assertThat(logs.kept(SHOP, Map.of())).singleElement().satisfies(kept -> {
            assertThat(kept.replica()).isEqualTo("shop-a");
            assertThat(kept.running()).isFalse();
            assertThat(kept.end()).isEqualTo(4);
        });
        assertThat(logs.kept(SHOP, Map.of("shop-a", log)).getFirst().running()).isTrue();
        assertThat(logs.kept(new WorkloadId("dev", "other"), Map.of())).isEmpty();
    }

    private static String lineAt(int number) {
        return LONG_LINE.formatted(number).strip();
    }

    @Test
    void doesNotRotateAShortLog() throws Exception {
        write("one\n");

        log.rotateIfLong();

        assertThat(log.file()).hasContent("one\n");
    }

    @Test
    void isNotFoundOutsideItsFolder() {
        var logs = new ReplicaLogs(folder, ReplicaLog.LONGEST);

        assertThatIllegalArgumentException().isThrownBy(() -> logs.of(SHOP, "../../secret"));
    }

    @Test
    void decodesText() throws Exception {
        Files.write(log.file(), "grüße\n".getBytes(UTF_8));

        assertThat(log.read(0, 1)).extracting(LogLine::text).containsExactly("grüße");
    }
}
