package dev.quarterdeck.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.platform.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Compares two texts line by line, as Git does. */
public final class LineDiff {

    private LineDiff() {}

    /** All lines of both. */
    public static List<DiffLine> between(String before, String after) {
        var from = new RawText(before.getBytes(UTF_8));
        var to = new RawText(after.getBytes(UTF_8));
        var lines = new ArrayList<DiffLine>();
        var next = 0;
        for (var edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, from, to)) {
            add(lines, Kind.SAME, to, next, edit.getBeginB());
            add(lines, Kind.REMOVED, from, edit.getBeginA(), edit.getEndA());
            add(lines, Kind.ADDED, to, edit.getBeginB(), edit.getEndB());
            next = edit.getEndB();
        }
        add(lines, Kind.SAME, to, next, to.size());
        return lines;
    }

    private static void add(List<DiffLine> lines, Kind kind, RawText text, int from, int to) {
        for (var line = from; line < to; line++) {
            lines.add(new DiffLine(kind, text.getString(line)));
        }
    }
}
