package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.signals.log.pod.PodLogFilter;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.search.LogQuery;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of pods are looked at and how they are shown, as it stands in an address.
 *
 * @param container those of all if it is missing
 * @param previous of the runs before these, as after a crash
 * @param since up to now: 15m, 1h, 6h, 24h or 7d; nothing for all that the nodes have
 * @param level the least
 * @param q as {@link LogQuery} reads it
 * @param wrap whether long lines go on in the next row
 * @param follow whether the page is read again as lines come
 */
public record PodLogRequest(
        @Nullable String container,
        @Nullable Boolean previous,
        @Nullable String since,
        @Nullable String level,
        @Nullable String q,
        @Nullable Boolean wrap,
        @Nullable Boolean follow) {

    public Iterable<String> ranges() {
        return LogRequest.RANGES.keySet();
    }

    /** @throws IllegalArgumentException that begins with the name of what is wrong */
    PodLogFilter filter() {
        return new PodLogFilter(
                container == null || container.isBlank() ? null : container,
                isPrevious(),
                since == null || since.isBlank() ? null : LogRequest.range(since),
                new LogFilter(
                        Set.of(),
                        LogRequest.level(level),
                        LogQuery.parse(Objects.requireNonNullElse(q, "")),
                        null,
                        null,
                        0));
    }

    public boolean isPrevious() {
        return Boolean.TRUE.equals(previous);
    }

    public boolean isWrapped() {
        return Boolean.TRUE.equals(wrap);
    }

    public boolean isFollowing() {
        return Boolean.TRUE.equals(follow) && !isPrevious();
    }

    public boolean isFiltered() {
        return LogRequest.isSet(container) || LogRequest.isSet(since) || LogRequest.isSet(level) || LogRequest.isSet(q);
    }

    Address address(String path) {
        return Address.of(path)
                .and("container", container)
                .and("previous", isPrevious() ? "true" : null)
                .and("since", since)
                .and("level", level)
                .and("q", q)
                .and("wrap", isWrapped() ? "true" : null)
                .and("follow", isFollowing() ? "true" : null);
    }

    PodLogRequest following(boolean on) {
        return new PodLogRequest(container, previous, since, level, q, wrap, on);
    }

    PodLogRequest wrapped(boolean on) {
        return new PodLogRequest(container, previous, since, level, q, on, follow);
    }
}
