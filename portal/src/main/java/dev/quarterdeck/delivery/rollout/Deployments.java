package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.live.LiveUpdates;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks for changes of what runs. They happen one after another in each place, and go on whatever becomes of the portal. */
@Component
public class Deployments {

    private static final int REMEMBERED = 200;

    private final DeploymentRepository deployments;
    private final DeploymentStep step;
    private final Workloads workloads;
    private final AuditLog audit;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deployments(
            DeploymentRepository deployments,
            DeploymentStep step,
            Workloads workloads,
            AuditLog audit,
            LiveUpdates live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deployments = deployments;
        this.step = step;
        this.workloads = workloads;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public DeploymentId request(DeploymentRequest request) {
        var now = clock.instant();
        var id = deployments.insert(request, now);
        deployments.addEvent(
                id,
                DeploymentState.REQUESTED,
                "Requested by %s (%s)"
                        .formatted(request.requestedBy(), request.cause().words()),
                now);
        var detail = new HashMap<String, String>();
        detail.put("deployment", id.toString());
        detail.put("cause", request.cause().key());
        detail.put("revision", request.revision().toString());
        audit.record(new AuditEntry(
                request.requestedBy(),
                "deployment.requested",
                request.component().toString(),
                request.environment(),
                request.reason(),
                detail));
        var name = request.component().name();
        live.announce(
                "%s in %s: deployment requested".formatted(name, request.environment()),
                "deployments",
                "component/" + name);
        events.publishEvent(new DeploymentRequested(id));
        return id;
    }

    /**
     * Brings back what ran before, with the configuration it had: a rollout that is under way is stopped, otherwise it
     * is a new deployment. Empty if nothing ran before. While one roll back is on its way, another press is answered
     * with that one.
     */
    @Transactional
    public Optional<DeploymentId> rollBack(EntityRef component, String environment, String actor, String reason) {
        var stopped = deployments
                .underWay(component, environment)
                .filter(deployment -> deployment.cause() != Cause.ROLLBACK)
                .map(Deployment::id)
                .filter(id -> step.stop(id, actor, reason));
        if (stopped.isPresent()) {
            return stopped;
        }
        deployments.lockPlace(component, environment);
        var goingBack = deployments
                .underWay(component, environment)
                .filter(deployment -> deployment.state() == DeploymentState.ROLLING_BACK)
                .map(Deployment::id);
        if (goingBack.isPresent()) {
            return goingBack;
        }
        var unfinished = unfinishedRollBack(component, environment);
        if (unfinished.isPresent()) {
            return unfinished;
        }
        return rollBackTarget(component, environment)
                .map(target -> request(
                        new DeploymentRequest(component, environment, target, Cause.ROLLBACK, actor, reason, null)));
    }

    /**
     * Ends a deployment: what has not begun is cancelled, what is under way goes back to what ran before. False if it is
     * too late for that, or there is nothing to go back to.
     */
    @Transactional
    public boolean stop(DeploymentId id, String actor, String reason) {
        return step.stop(id, actor, reason);
    }

    /** What is on its way there; empty if nothing is. */
    @Transactional(readOnly = true)
    public Optional<Deployment> underWay(EntityRef component, String environment) {
        return deployments.underWay(component, environment);
    }

    /** Makes whoever else asks for a change there wait until the surrounding transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepOthersOut(EntityRef component, String environment) {
        deployments.lockPlace(component, environment);
    }

    /** Whether this release or a newer one was deployed there before. */
    boolean knows(EntityRef component, String environment, long release) {
        return deployments.knows(component, environment, release);
    }

    private Optional<DeploymentId> unfinishedRollBack(EntityRef component, String environment) {
        return deployments.page(component, environment, null, 10).stream()
                .filter(deployment -> deployment.cause() == Cause.ROLLBACK
                        && !deployment.state().finished())
                .map(Deployment::id)
                .findFirst();
    }

    /** What a roll back would bring back; empty if there is nothing to go back to. */
    @Transactional(readOnly = true)
    public Optional<Revision> rollBackTarget(EntityRef component, String environment) {
        var underWay = deployments.underWay(component, environment);
        if (underWay.isPresent()) {
            return underWay.map(Deployment::previous);
        }
        var succeeded = deployments.succeeded(component, environment, REMEMBERED);
        var current = workloads.desired(component, environment);
        return new DeploymentHistory(succeeded)
                .before()
                .filter(target -> current.filter(target::equals).isEmpty());
    }

    /** @throws NotFound if there is no such deployment */
    @Transactional(readOnly = true)
    public Deployment get(DeploymentId id) {
        return deployments.find(id).orElseThrow(() -> new NotFound("There is no deployment %s.".formatted(id)));
    }

    /** What happened to it, newest first. */
    @Transactional(readOnly = true)
    public List<DeploymentEvent> events(DeploymentId id) {
        return deployments.events(id);
    }

    /** Newest first; null does not narrow. */
    @Transactional(readOnly = true)
    public Page<Deployment> page(
            @Nullable EntityRef component, @Nullable String environment, @Nullable Long before, int limit) {
        return Page.of(
                deployments.page(component, environment, before, limit + 1),
                limit,
                deployment -> deployment.id().toString());
    }

    /** What a promotion led to; empty if it was not approved. */
    @Transactional(readOnly = true)
    public Optional<Deployment> of(long promotion) {
        return deployments.ofPromotion(promotion);
    }

    /** Whether a release has ever run there to the end of a deployment. */
    @Transactional(readOnly = true)
    public Optional<Deployment> success(EntityRef component, String environment, long release) {
        return deployments.succeeded(component, environment, REMEMBERED).reversed().stream()
                .filter(deployment -> deployment.revision().release() == release)
                .findFirst();
    }
}
