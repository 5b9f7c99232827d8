package dev.quarterdeck.delivery.pipeline;

import java.util.List;

/**
 * Some consecutive lines that a step wrote.
 *
 * @param firstLine the number of the first of them, from 1
 */
public record OutputChunk(int firstLine, List<String> lines) {

    public OutputChunk {
        lines = List.copyOf(lines);
    }

    /** Without the lines up to, and with, the one of this number. */
    OutputChunk after(int line) {
        var known = Math.clamp(line - firstLine + 1L, 0, lines.size());
        return new OutputChunk(firstLine + known, lines.subList(known, lines.size()));
    }
}
