package dev.quarterdeck.delivery.release;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.live.LiveUpdates;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All versions of all components that may be deployed. */
@Component
public class Releases {

    private static final int MOST_COMMITS = 200;

    private final ReleaseRepository releases;
    private final AuditLog audit;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;

    Releases(ReleaseRepository releases, AuditLog audit, LiveUpdates live, ApplicationEventPublisher events) {
        this.releases = releases;
        this.audit = audit;
        this.live = live;
        this.events = events;
    }

    /**
     * A version that exists is kept as it is and answered, so that registering may be repeated after a crash.
     *
     * @throws IllegalStateException if another run made that version
     */
    @Transactional
    public Release register(NewRelease release) {
        releases.lock(release.component());
        var existing = releases.find(release.component(), release.version());
        existing.ifPresent(known -> requireSameRun(known, release));
        return existing.orElseGet(() -> create(release));
    }

    private static void requireSameRun(Release known, NewRelease release) {
        if (!Objects.equals(known.run(), release.run())) {
            throw new IllegalStateException("%s exists already and comes from elsewhere".formatted(known.title()));
        }
    }

    private Release create(NewRelease release) {
        var id = releases.insert(release);
        if (!release.commits().isEmpty()) {
            releases.insertCommits(id, release.commits());
        }
        audit.record(new AuditEntry(
                release.createdBy(),
                "release.created",
                release.component().toString(),
                null,
                null,
                Map.of(
                        "version", release.version(),
                        "commit", release.commitSha(),
                        "sha256", release.artifact().sha256())));
        var name = release.component().name();
        live.announce("%s %s is released".formatted(name, release.version()), "releases", "component/" + name);
        events.publishEvent(new ReleaseCreated(id, release.component(), release.version(), release.createdBy()));
        return get(id);
    }

    /** @throws NotFound if there is no such release */
    @Transactional(readOnly = true)
    public Release get(ReleaseId id) {
        return releases.find(id).orElseThrow(() -> new NotFound("There is no release %s.".formatted(id)));
    }

    @Transactional(readOnly = true)
    public Optional<Release> find(EntityRef component, String version) {
        return releases.find(component, version);
    }

    @Transactional(readOnly = true)
    public Optional<Release> latest(EntityRef component) {
        return releases.latest(component);
    }

    /** Newest first; {@code component} null for all, {@code before} null for the newest. */
    @Transactional(readOnly = true)
    public Page<Release> page(@Nullable EntityRef component, @Nullable Long before, int limit) {
        return releases.page(component, before, limit);
    }

    /** What the release contains that the one before it did not, newest first. */
    @Transactional(readOnly = true)
    public List<Commit> commitsOf(Release release) {
        return releases.commitsBetween(
                release.component(), release.id().value() - 1, release.id().value(), MOST_COMMITS);
    }

    /** What {@code to} contains that {@code from} does not, newest first; empty when it is older. */
    @Transactional(readOnly = true)
    public List<Commit> commitsBetween(Release from, Release to) {
        return releases.commitsBetween(
                to.component(), from.id().value(), to.id().value(), MOST_COMMITS);
    }
}
