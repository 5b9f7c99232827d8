package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.helm.HelmPlan;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.helm.HelmRollBack;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Failed;
import dev.quarterdeck.connector.kubernetes.Reasons;
import dev.quarterdeck.connector.kubernetes.manifest.Applying;
import dev.quarterdeck.connector.manifest.Leftover;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One roll back, in Helm's order: first the new revision as pending, which only one can make; then the objects; then what was
 * deployed is superseded. Cut off in between it stays pending, as Helm's own would, and is rolled back again.
 */
final class RollingBack {

    private static final int TAKEN = 409;
    private static final int TRIES = 3;

    private final ReleaseSecrets secrets;
    private final Revisions revisions;
    private final HelmPlan plan;
    private final Applying applying;

    RollingBack(ReleaseSecrets secrets, Revisions revisions, HelmPlan plan, Applying applying) {
        this.secrets = secrets;
        this.revisions = revisions;
        this.plan = plan;
        this.applying = applying;
    }

    Outcome run(HelmRollBack wanted) throws IOException {
        var number = wanted.newest() + 1;
        try {
            begin(number);
        } catch (KubernetesClientException e) {
            if (e.getCode() == TAKEN) {
                return new Conflicted("Revision %d is there already: somebody else was at it.".formatted(number));
            }
            throw e;
        }
        try {
            return carryOut(wanted, number);
        } catch (IOException e) {
            // the objects are done by then; what Helm keeps of another revision is broken
            return new Failed(
                    "Its objects are as they were, but what Helm keeps of it is not written: " + e.getMessage());
        }
    }

    private Outcome carryOut(HelmRollBack wanted, int number) throws IOException {
        try {
            revisions.target().manifest().objects().forEach(object -> apply(object, wanted.take()));
            var removed = prune(wanted.prune());
            supersede();
            end(number, "deployed", null);
            return new Done(
                    "It is as revision %d was, and that is revision %d now.%s".formatted(wanted.to(), number, removed));
        } catch (KubernetesClientException e) {
            if (e.getCode() < 400 || e.getCode() >= 500) {
                throw e;
            }
            supersede();
            end(number, "failed", "Rollback \"%s\" failed: %s".formatted(wanted.release(), Reasons.of(e)));
            return new Failed("It got no further, and revision %d says so: %s".formatted(number, Reasons.of(e)));
        }
    }

    private HelmRevision numbered(int number, String status) {
        var target = revisions.target().revision();
        return new HelmRevision(target.namespace(), target.release(), number, status, Instant.now());
    }

    private void begin(int number) throws IOException {
        var pending = numbered(number, "pending-rollback");
        var target = revisions.target();
        secrets.create(
                pending,
                ReleaseWriter.rollback(
                        target.json(),
                        revisions.newest().json(),
                        target.revision().revision(),
                        number,
                        pending.at()),
                ReleaseSecrets.own(target.secret()));
    }

    /** Looks again if only how it does changed in between. */
    private void apply(GenericKubernetesResource object, boolean take) {
        var marked = applying.marked(object);
        for (var tries = 1; ; tries++) {
            try {
                applying.read(marked).ifPresent(there -> Adoption.adopt(applying, there));
                applying.apply(marked, take, false);
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() != TAKEN || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private String prune(Set<String> chosen) {
        var words = plan.leftovers().stream()
                .filter(leftover -> leftover.kept() == null)
                .map(Leftover::word)
                .filter(chosen::contains)
                .collect(Collectors.toSet());
        var removed = revisions.newest().manifest().objects().stream()
                .filter(object -> words.contains(applying.part(object).word()))
                .toList();
        removed.forEach(applying::delete);
        return removed.isEmpty()
                ? ""
                : " Removed: "
                        + removed.stream()
                                .map(object -> "%s %s"
                                        .formatted(
                                                object.getKind(),
                                                object.getMetadata().getName()))
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private void supersede() throws IOException {
        for (var one : revisions.history()) {
            if (one.status().equals("deployed")) {
                write(one, "superseded", null);
            }
        }
    }

    private void end(int number, String status, @Nullable String why) throws IOException {
        write(numbered(number, status), status, why);
    }

    private void write(HelmRevision revision, String status, @Nullable String why) throws IOException {
        var kept = Revisions.read(secrets, revision);
        secrets.update(
                kept.secret(),
                new HelmRevision(revision.namespace(), revision.release(), revision.revision(), status, Instant.now()),
                ReleaseWriter.with(kept.json(), status, why));
    }
}
