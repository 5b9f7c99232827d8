package dev.quarterdeck.delivery.pipeline.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputLinesTests {

    @Test
    void endsLinesAsAnySystemDoes() throws IOException {
        assertThat(linesOf("a\nb\r\nc\rd")).containsExactly("a", "b", "c", "d");
    }

    @Test
    void keepsEmptyLines() throws IOException {
        assertThat(linesOf("a\n\nb\n")).containsExactly("a", "", "b");
    }

    @Test
    void cutsALineThatDoesNotEnd() throws IOException {
        var lines = linesOf("x".repeat(1_000_000) + "\nnext");

        assertThat(lines.getFirst()).hasSize(OutputLines.LONGEST + OutputLines.CUT.length());
        assertThat(lines.getLast()).isEqualTo("next");
    }

    @Test
    void leavesOutColoursAndWhatNoDatabaseCanKeep() throws IOException {
        assertThat(linesOf("\u001B[1;31mred\u001B[0m \0")).containsExactly("red \uFFFD");
    }

    private static List<String> linesOf(String text) throws IOException {
        var lines = new OutputLines(new ByteArrayInputStream(text.getBytes(UTF_8)));
        var all = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }
}
