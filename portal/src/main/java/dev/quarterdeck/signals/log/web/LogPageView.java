package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.catalog.CatalogEntry;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a component in an environment.
 *
 * @param entry null if the catalog does not know the component
 * @param environments in the order of promotion
 * @param replicas whose lines the cluster keeps
 * @param retention how far it goes back, in a sentence; null if that is not known
 * @param rows the oldest first
 * @param found what was found and how far it was looked, in a sentence
 * @param problem why there are no lines, or not those that are asked for; null if there is none
 * @param skew what is wrong with clocks; null if nothing is
 */
record LogPageView(
        String name,
        EntityRef component,
        String path,
        @Nullable CatalogEntry entry,
        Environment environment,
        List<Environment> environments,
        List<String> sources,
        LogRequest request,
        List<ReplicaChoice> replicas,
        @Nullable String retention,
        List<LineView> rows,
        String found,
        @Nullable String problem,
        @Nullable String skew,
        LogLinks links) {

    private static final DateTimeFormatter INPUT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * @param chosen whether its lines are among those that are looked at
     * @param endedAt when it was last written to; null while it runs
     */
    record ReplicaChoice(
            String name,
            String label,
            String css,
            boolean chosen,
            @Nullable Instant endedAt) {}

    /** For the field of a form. */
    public @Nullable String inputFrom() {
        return input(request.from());
    }

    public @Nullable String inputTo() {
        return input(request.to());
    }

    private static @Nullable String input(@Nullable String text) {
        try {
            var moment = Moments.ofNullable(text);
            return moment == null ? null : INPUT.format(moment);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public String source() {
        return request.sourceOr();
    }

    public boolean following() {
        return request.follows();
    }

    public boolean followable() {
        return request.canFollow();
    }

    public boolean wrapped() {
        return request.isWrapped();
    }

    public boolean local() {
        return request.isLocal();
    }

    /** The element of the line that is looked at; null if none is. */
    public @Nullable String target() {
        var at = request.at();
        return at == null || at.isBlank() ? null : LineViews.id(at);
    }

    public boolean filtered() {
        return isSet(request.q())
                || isSet(request.level())
                || isSet(request.since())
                || isSet(request.from())
                || isSet(request.to())
                || (request.replica() != null && !request.replica().isEmpty());
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
