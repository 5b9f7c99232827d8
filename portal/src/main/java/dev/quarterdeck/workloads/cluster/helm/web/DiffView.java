package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.platform.DiffLine;
import dev.quarterdeck.platform.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a comparison as a page shows them: what changed, and a few lines around it.
 *
 * @param added how many
 * @param removed how many
 */
public record DiffView(List<Line> lines, int added, int removed) {

    private static final int AROUND = 3;

    public DiffView {
        lines = List.copyOf(lines);
    }

    /** @param css class of the line */
    public record Line(String css, String text) {}

    static DiffView of(List<DiffLine> all) {
        var lines = new ArrayList<Line>();
        var left = 0;
        for (var index = 0; index < all.size(); index++) {
            if (!isNear(all, index)) {
                left++;
                continue;
            }
            if (left > 0) {
                lines.add(unchanged(left));
                left = 0;
            }
            var line = all.get(index);
            lines.add(new Line(css(line.kind()), line.text()));
        }
        if (left > 0 && !lines.isEmpty()) {
            lines.add(unchanged(left));
        }
        return new DiffView(lines, count(all, Kind.ADDED), count(all, Kind.REMOVED));
    }

    private static boolean isNear(List<DiffLine> all, int index) {
        return all.subList(Math.max(0, index - AROUND), Math.min(all.size(), index + AROUND + 1)).stream()
                .anyMatch(line -> line.kind() != Kind.SAME);
    }

    private static Line unchanged(int lines) {
        return new Line("hunk", lines == 1 ? "1 line is the same" : "%d lines are the same".formatted(lines));
    }

    private static String css(Kind kind) {
        return switch (kind) {
            case SAME -> "";
            case ADDED -> "add";
            case REMOVED -> "del";
        };
    }

    private static int count(List<DiffLine> all, Kind kind) {
        return (int) all.stream().filter(line -> line.kind() == kind).count();
    }

    public boolean isEmpty() {
        return added == 0 && removed == 0;
    }
}
