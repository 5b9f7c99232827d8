package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.helm.HelmPlan;
import dev.quarterdeck.connector.helm.HelmPlanning;
import dev.quarterdeck.connector.helm.HelmPlanning.Impossible;
import dev.quarterdeck.connector.helm.HelmPlanning.Planned;
import dev.quarterdeck.connector.helm.HelmRollBack;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.manifest.Applying;
import dev.quarterdeck.connector.kubernetes.manifest.Planner;
import dev.quarterdeck.connector.manifest.Step;
import java.io.IOException;
import java.util.stream.Collectors;

/** Goes back to an earlier revision, once the cluster has said what it would make of it. */
final class RollBacks {

    /** What the cluster then says who changed a field. */
    private static final String MANAGER = "quarterdeck-by-hand";

    private final KubernetesConnection connection;
    private final ReleaseSecrets secrets;

    RollBacks(KubernetesConnection connection, ReleaseSecrets secrets) {
        this.connection = connection;
        this.secrets = secrets;
    }

    HelmPlanning plan(String namespace, String release, int revision) {
        try {
            var revisions = Revisions.read(secrets, namespace, release, revision);
            return new Planned(plan(revisions, applying(revisions)));
        } catch (IOException e) {
            return new Impossible(String.valueOf(e.getMessage()));
        }
    }

    private static HelmPlan plan(Revisions revisions, Applying applying) {
        var now = revisions.newest().manifest();
        var then = revisions.target().manifest();
        return new HelmPlan(
                revisions.newest().revision(),
                revisions.target().revision(),
                new Planner(applying, now).steps(then),
                new Leftovers(applying, ownership(revisions)).of(now, then),
                revisions.target().hooks());
    }

    /** What Helm 4 applies on the server is Helm's, and stays it: its next upgrade would find a conflict otherwise. */
    private Applying applying(Revisions revisions) {
        var target = revisions.target();
        return new Applying(
                connection.client(),
                target.revision().namespace(),
                target.isAppliedOnServer() ? Adoption.HELM : MANAGER,
                ownership(revisions));
    }

    private static ReleaseOwnership ownership(Revisions revisions) {
        var target = revisions.target().revision();
        return new ReleaseOwnership(target.namespace(), target.release());
    }

    Outcome to(HelmRollBack wanted) {
        try {
            var revisions = Revisions.read(secrets, wanted.namespace(), wanted.release(), wanted.to());
            var newest = revisions.newest().revision();
            if (newest.revision() != wanted.newest()) {
                return new Conflicted("Somebody changed the release since you looked: its newest revision is %d, %s."
                        .formatted(newest.revision(), newest.status()));
            }
            var applying = applying(revisions);
            var plan = plan(revisions, applying);
            if (plan.isRefused()) {
                return new Refused("Nothing was done, for the cluster would not take all of it: " + refusals(plan));
            }
            if (plan.hasConflicts() && !wanted.take()) {
                return new Refused("Nothing was done, for others have set fields since: " + conflicts(plan));
            }
            return new RollingBack(secrets, revisions, plan, applying).run(wanted);
        } catch (IOException e) {
            return new Refused("Nothing was done. " + e.getMessage());
        }
    }

    private static String refusals(HelmPlan plan) {
        return plan.steps().stream()
                .filter(step -> step.refusal() != null)
                .map(step -> "%s: %s".formatted(name(step), step.refusal()))
                .collect(Collectors.joining("; "));
    }

    private static String conflicts(HelmPlan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.conflicts().stream()
                        .map(one -> "%s%s by %s".formatted(name(step), one.field(), one.manager())))
                .collect(Collectors.joining("; "));
    }

    private static String name(Step step) {
        return "%s %s".formatted(step.part().kind(), step.part().name());
    }
}
