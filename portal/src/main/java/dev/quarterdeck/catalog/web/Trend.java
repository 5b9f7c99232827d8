package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.scorecard.Scorecards.DayScore;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Scores over days as a line in a box of 560 by 100.
 *
 * @param points as SVG writes them
 */
public record Trend(DayScore first, DayScore last, String points) {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 100;

    /** Empty if there is less than two days to show. */
    static List<Trend> of(List<DayScore> days) {
        if (days.size() < 2) {
            return List.of();
        }
        var first = days.getFirst();
        var last = days.getLast();
        var span = last.day().toEpochDay() - first.day().toEpochDay();
        var points = days.stream()
                .map(day -> "%d,%d"
                        .formatted(
                                (day.day().toEpochDay() - first.day().toEpochDay()) * WIDTH / span,
                                HEIGHT - day.score() * HEIGHT / 100))
                .collect(Collectors.joining(" "));
        return List.of(new Trend(first, last, points));
    }
}
