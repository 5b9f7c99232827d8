package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.OutputChunk;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One line of output.
 *
 * @param css how the log colours it, empty for plainly
 */
record LogLine(int number, String text, String css) {

    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FAILED|FAILURE|FATAL)\\b");
    private static final Pattern WARNING = Pattern.compile("\\bWARN(ING)?\\b");

    static List<LogLine> of(List<OutputChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> IntStream.range(0, chunk.lines().size())
                        .mapToObj(index ->
                                of(chunk.firstLine() + index, chunk.lines().get(index))))
                .toList();
    }

    private static LogLine of(int number, String text) {
        if (text.startsWith("--- ") || text.startsWith("$ ")) {
            return new LogLine(number, text, "dim");
        }
        if (ERROR.matcher(text).find()) {
            return new LogLine(number, text, "err");
        }
        return new LogLine(number, text, WARNING.matcher(text).find() ? "wrn" : "");
    }
}
