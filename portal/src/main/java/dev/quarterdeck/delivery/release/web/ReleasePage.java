package dev.quarterdeck.delivery.release.web;

import dev.quarterdeck.delivery.release.Commit;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.web.ReleasePlaceQuery.Place;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * What the page of a release shows.
 *
 * @param intact whether the artifact in the store still has the digest of the release
 */
record ReleasePage(Release release, List<Commit> commits, List<Place> places, boolean intact) {

    public String fileName() {
        var name = Path.of(release.artifact().location()).getFileName();
        return name == null ? "" : name.toString();
    }

    /** In the largest unit of which there is at least one. */
    public String size() {
        var bytes = release.artifact().bytes();
        var size = DataSize.ofBytes(bytes);
        if (size.toMegabytes() > 0) {
            return "%.1f MiB".formatted(bytes / 1_048_576.0);
        }
        return size.toKilobytes() > 0 ? "%.1f KiB".formatted(bytes / 1024.0) : bytes + " bytes";
    }

    /** One sentence on where it is. */
    public String verdict() {
        var here = places.stream().filter(Place::here).map(Place::environment).toList();
        return here.isEmpty() ? "It runs nowhere now." : "It runs in %s.".formatted(String.join(", ", here));
    }
}
