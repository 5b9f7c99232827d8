package dev.quarterdeck.delivery.promotion;

import dev.quarterdeck.catalog.scorecard.LevelGate;
import dev.quarterdeck.catalog.scorecard.Scorecards;
import dev.quarterdeck.delivery.promotion.RequestOutcome.Awaiting;
import dev.quarterdeck.delivery.promotion.RequestOutcome.Deploying;
import dev.quarterdeck.delivery.promotion.RequestOutcome.Refused;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.rollout.Cause;
import dev.quarterdeck.delivery.rollout.DeploymentRequest;
import dev.quarterdeck.delivery.rollout.DeploymentState;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.signals.objective.BudgetGate;
import dev.quarterdeck.signals.objective.Objectives;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a release to move on. */
@Component
public class PromotionRequests {

    private final PromotionRepository promotions;
    private final Environments environments;
    private final Configurations configurations;
    private final Deployments deployments;
    private final Workloads workloads;
    private final Scorecards scorecards;
    private final Objectives objectives;
    private final PromotionNews news;
    private final Clock clock;

    PromotionRequests(
            PromotionRepository promotions,
            Environments environments,
            Configurations configurations,
            Deployments deployments,
            Workloads workloads,
            Scorecards scorecards,
            Objectives objectives,
            PromotionNews news,
            Clock clock) {
        this.promotions = promotions;
        this.environments = environments;
        this.configurations = configurations;
        this.deployments = deployments;
        this.workloads = workloads;
        this.scorecards = scorecards;
        this.objectives = objectives;
        this.news = news;
        this.clock = clock;
    }

    /** Deploys at once where nobody has to be asked; otherwise leaves a request for those who decide. */
    @Transactional
    public RequestOutcome request(Release release, String environmentName, String person, @Nullable String reason) {
        return request(release, environmentName, person, reason, false);
    }

    /**
     * Likewise, of what mends the cause that used up an error budget; the reason then has to say how.
     *
     * @param overBudget whether it does
     */
    @Transactional
    public RequestOutcome request(
            Release release, String environmentName, String person, @Nullable String reason, boolean overBudget) {
        var environment = environments.get(environmentName);
        deployments.keepOthersOut(release.component(), environmentName);
        var revision = revision(release, environment);
        var refusal = refusalOf(release, environment, revision);
        if (refusal.filter(why -> !overBudget || why != Refusal.BUDGET_SPENT).isPresent()) {
            return new Refused(refusal.get());
        }
        if (overBudget && (reason == null || Reason.isTooShort(reason))) {
            return new Refused(Refusal.REASON_TOO_SHORT);
        }
        if (environment.approvalsRequired() == 0) {
            var cause = runs(release, environment) ? Cause.CONFIGURATION : Cause.PROMOTION;
            return new Deploying(deployments.request(new DeploymentRequest(
                    release.component(), environmentName, revision, cause, person, reason, null)));
        }
        var now = clock.instant();
        var id = promotions.insert(
                release.component(),
                environmentName,
                revision,
                person,
                reason,
                overBudget,
                environment.approvalsRequired(),
                now,
                now.plus(environment.approvalExpiry()));
        promotions.find(id).ifPresent(promotion -> news.tell(promotion, person, "requested", reason));
        return new Awaiting(id);
    }

    /** What keeps the release from going there, whoever asks; empty if nothing does. */
    @Transactional
    public Optional<Refusal> refusalOf(Release release, String environmentName) {
        var environment = environments.get(environmentName);
        return refusalOf(release, environment, revision(release, environment));
    }

    private Revision revision(Release release, Environment environment) {
        var configuration = configurations.current(release.component(), environment.name());
        return new Revision(release.id().value(), configuration.id());
    }

    private Optional<Refusal> refusalOf(Release release, Environment environment, Revision revision) {
        var component = release.component();
        if (workloads
                        .desired(component, environment.name())
                        .filter(revision::equals)
                        .isPresent()
                && !lastFailed(component, environment)) {
            return Optional.of(Refusal.ALREADY_RUNNING);
        }
        var before = environments.before(environment);
        if (before.isPresent()
                && !runs(release, environment)
                && deployments
                        .success(component, before.get().name(), release.id().value())
                        .isEmpty()) {
            return Optional.of(Refusal.NOT_IN_ORDER);
        }
        if (!LevelGate.allPass(scorecards.gates(component, environment.name()))) {
            return Optional.of(Refusal.BELOW_LEVEL);
        }
        if (promotions.awaiting(component, environment.name()).isPresent()) {
            return Optional.of(Refusal.ALREADY_ASKED);
        }
        if (!BudgetGate.allPass(objectives.gates(component, environment.name()))) {
            return Optional.of(Refusal.BUDGET_SPENT);
        }
        return Optional.empty();
    }

    /** A first deployment that failed has nothing to go back to, and may be tried again. */
    private boolean lastFailed(EntityRef component, Environment environment) {
        return deployments.page(component, environment.name(), null, 1).items().stream()
                .anyMatch(last -> last.state() == DeploymentState.FAILED);
    }

    /** Then only its configuration can change. */
    private boolean runs(Release release, Environment environment) {
        return workloads
                .desired(release.component(), environment.name())
                .filter(running -> running.release() == release.id().value())
                .isPresent();
    }
}
