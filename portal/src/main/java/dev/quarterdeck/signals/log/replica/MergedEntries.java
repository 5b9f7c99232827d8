package dev.quarterdeck.signals.log.replica;

import static java.util.Objects.requireNonNull;

import dev.quarterdeck.signals.log.entry.RawEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The entries of several replicas as one stream by time. Within a replica they keep their order, whatever its clock says;
 * an entry without a time stays beside its neighbour.
 */
final class MergedEntries {

    private final List<Track> tracks;
    private final boolean backwards;
    private final Map<String, Long> positions = new HashMap<>();

    /** @param starts by replica, where each begins */
    MergedEntries(List<? extends Entries> entries, boolean backwards, Map<String, Long> starts) {
        this.tracks = entries.stream().map(Track::new).collect(Collectors.toList());
        this.backwards = backwards;
        this.positions.putAll(starts);
    }

    /** Null at the end. */
    @Nullable
    RawEntry next() {
        Track best = null;
        for (var track : tracks) {
            if (track.peek() != null && (best == null || isBefore(track, best))) {
                best = track;
            }
        }
        if (best == null) {
            return null;
        }
        var entry = best.take();
        positions.put(entry.replica(), backwards ? entry.offset() : entry.end());
        return entry;
    }

    boolean isAtEnd() {
        return tracks.stream().allMatch(track -> track.peek() == null);
    }

    private boolean isBefore(Track one, Track other) {
        var order = one.time().compareTo(other.time());
        return backwards ? order > 0 : order < 0;
    }

    /** Nothing more of one replica: all that follows is out of the time that is asked for. */
    void leave(String replica) {
        tracks.removeIf(track -> track.entries.replica().equals(replica));
    }

    /** Up to where each replica was taken. */
    Map<String, Long> positions() {
        return Map.copyOf(positions);
    }

    private final class Track {

        private final Entries entries;
        private @Nullable RawEntry next;
        private boolean ended;
        private Instant last;

        private Track(Entries entries) {
            this.entries = entries;
            this.last = backwards ? Instant.MAX : Instant.MIN;
        }

        private @Nullable RawEntry peek() {
            if (next == null && !ended) {
                next = entries.next();
                ended = next == null;
            }
            return next;
        }

        private Instant time() {
            var time = requireNonNull(next, "it was looked at").time();
            return time == null ? last : time;
        }

        private RawEntry take() {
            var taken = requireNonNull(next, "it was looked at");
            last = time();
            next = null;
            return taken;
        }
    }
}
