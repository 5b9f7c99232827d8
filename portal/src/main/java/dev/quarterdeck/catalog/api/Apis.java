package dev.quarterdeck.catalog.api;

import dev.quarterdeck.catalog.EntityNotFound;
import dev.quarterdeck.catalog.history.VersionNotFound;
import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The definitions of APIs and what became of them. */
@Component
public class Apis {

    private static final int SHOWN = 50;
    private static final int AT_ONCE = 20;

    private final ApiChangeRepository apis;
    private final Clock clock;

    Apis(ApiChangeRepository apis, Clock clock) {
        this.apis = apis;
        this.clock = clock;
    }

    /** @throws EntityNotFound if there is no such API */
    @Transactional(readOnly = true)
    public ApiDefinition definition(EntityRef ref) {
        return definition(ref, null);
    }

    /**
     * What it was.
     *
     * @param at null for now
     * @throws EntityNotFound if there was no such API
     */
    @Transactional(readOnly = true)
    public ApiDefinition definition(EntityRef ref, @Nullable Instant at) {
        return apis.definition(ref.toString(), at).orElseThrow(() -> new EntityNotFound(ref));
    }

    /** What its versions changed, the newest first; the newest version may not be compared yet. */
    @Transactional(readOnly = true)
    public List<ApiChange> changes(EntityRef ref) {
        return apis.changes(ref.toString(), SHOWN);
    }

    /** What the APIs that a component provides changed after a moment, by API, the newest first. */
    @Transactional(readOnly = true)
    public List<ProvidedChange> changesOf(EntityRef component, Instant after) {
        return apis.provided(component.toString(), SHOWN).stream()
                .flatMap(api -> changes(api).stream()
                        .filter(change -> change.at().isAfter(after))
                        .map(change -> new ProvidedChange(api, change)))
                .toList();
    }

    /**
     * Compares any two versions.
     *
     * @throws VersionNotFound if there is no such version
     */
    @Transactional(readOnly = true)
    public ApiDiff compare(EntityRef ref, int from, int to) {
        return OpenApiComparison.between(version(ref, from), version(ref, to));
    }

    private String version(EntityRef ref, int version) {
        return apis.definition(ref.toString(), version).orElseThrow(() -> new VersionNotFound(ref, version));
    }

    /**
     * Compares what has changed since it was asked last. Not in a transaction: each comparison is kept by itself.
     *
     * @return how many were compared
     */
    int compareNew() {
        var pending = apis.pending(AT_ONCE);
        for (var change : pending) {
            var diff = OpenApiComparison.between(
                    Objects.requireNonNullElse(change.before(), ""), Objects.requireNonNullElse(change.after(), ""));
            apis.add(change, diff, clock.instant());
        }
        return pending.size();
    }
}
