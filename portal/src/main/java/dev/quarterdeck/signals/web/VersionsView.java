package dev.quarterdeck.signals.web;

import dev.quarterdeck.signals.Compared;
import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.Ran;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.VersionComparison;
import dev.quarterdeck.signals.VersionComparison.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Two versions beside each other, for people.
 *
 * @param choices versions that ran there, newest first
 * @param base null, like {@code version}, if there are no two
 * @param parts tables, the one that says most first
 */
public record VersionsView(
        List<String> choices, @Nullable Side base, @Nullable Side version, boolean fromBegin, List<Part> parts) {

    /** @param traces where its slowest ones of that time are */
    public record Side(String version, String traces) {}

    /** @param note how much it is about */
    public record Part(String title, String note, List<VersionRow> rows) {}

    static VersionsView of(Place place, TimeRange time, List<Ran> choices, @Nullable VersionComparison compared) {
        var versions = choices.stream().map(Ran::version).toList();
        return compared == null
                ? new VersionsView(versions, null, null, false, List.of())
                : new VersionsView(
                        versions,
                        side(place, compared.base()),
                        side(place, compared.version()),
                        compared.fromBegin(),
                        parts(compared, time.length()));
    }

    private static Side side(Place place, Served one) {
        var address = UriComponentsBuilder.fromPath("/traces")
                .queryParam("component", "{component}")
                .queryParam("environment", "{environment}")
                .queryParam("release", "{release}")
                .queryParam("sort", "slowest")
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .encode()
                .buildAndExpand(place.component().name(), place.environment(), one.version(), one.from(), one.to());
        return new Side(one.version(), address.toUriString());
    }

    private static List<Part> parts(VersionComparison compared, Duration length) {
        var parts = new ArrayList<Part>();
        if (compared.fromBegin()) {
            parts.add(part("The first %s of each".formatted(words(length)), compared.each()));
            return parts;
        }
        if (!compared.together().isEmpty()) {
            parts.add(part("While both served, %s".formatted(words(compared.both())), compared.together()));
        }
        parts.add(part("All of this time, each for itself", compared.each()));
        return parts;
    }

    private static Part part(String title, List<Compared> all) {
        var note = all.stream().anyMatch(one -> one.uncertain() && one.difference() != null)
                ? "Of a percentile fewer than ten requests lie beyond it, or the errors may differ by chance: those are marked."
                : "";
        return new Part(title, note, all.stream().map(VersionRow::of).toList());
    }

    static String words(Duration time) {
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        return time.toHours() < 3
                ? time.toMinutes() + " min"
                : time.toDays() < 3 ? time.toHours() + " h" : time.toDays() + " days";
    }
}
