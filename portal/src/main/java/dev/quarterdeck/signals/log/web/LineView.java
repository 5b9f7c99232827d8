package dev.quarterdeck.signals.log.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a stream.
 *
 * @param id of its element; null of a row that is no line
 * @param css colour of the replica
 * @param textCss how grave it is
 * @param href address of the line
 * @param instant for programs; null if the line says no time
 * @param time for people
 * @param replica the part of its name that tells it from others
 * @param replicaName all of it
 * @param level null if it says none
 * @param parts its text, with what was looked for marked
 * @param also fields in which it was found, since it is not in the text
 * @param more lines that go on with it
 * @param note what else there is to know of it; null if nothing
 * @param trace its id, short; null if it has none
 * @param traceHref where the trace is shown
 */
record LineView(
        @Nullable String id,
        String css,
        String textCss,
        String href,
        @Nullable String instant,
        String time,
        String replica,
        String replicaName,
        @Nullable String level,
        List<Part> parts,
        List<Part> also,
        List<String> more,
        @Nullable String note,
        @Nullable String trace,
        @Nullable String traceHref) {

    /** @param mark whether it is what was looked for */
    record Part(String text, boolean mark) {}

    /** A row that says something of the stream itself. */
    static LineView saying(String note) {
        return new LineView(
                null, "", "", "", null, "", "", "", null, List.of(), List.of(), List.of(), note, null, null);
    }

    /** The same under another name and colour, and at another address. */
    LineView spokenBy(String name, String colour, String address) {
        return new LineView(
                id,
                colour,
                textCss,
                address,
                instant,
                time,
                name,
                replicaName,
                level,
                parts,
                also,
                more,
                note,
                trace,
                traceHref);
    }

    public boolean isLine() {
        return id != null;
    }

    /** What stands for the lines that go on with it while they are folded. */
    public String fold() {
        return "%s (%d %s)".formatted(more.getFirst().strip(), more.size(), more.size() == 1 ? "line" : "lines");
    }
}
