package dev.quarterdeck.delivery.promotion.web;

import dev.quarterdeck.delivery.promotion.Promotion;
import dev.quarterdeck.delivery.promotion.PromotionRequests;
import dev.quarterdeck.delivery.promotion.Promotions;
import dev.quarterdeck.delivery.promotion.Refusal;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.rollout.Deployment;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.identity.People;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.workloads.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the evidence for a promotion. */
@Component
class PromotionPages {

    private final Promotions promotions;
    private final PromotionRequests requests;
    private final Releases releases;
    private final Deployments deployments;
    private final Environments environments;
    private final Configurations configurations;
    private final Differences differences;
    private final PromotionGates gates;
    private final People people;

    PromotionPages(
            Promotions promotions,
            PromotionRequests requests,
            Releases releases,
            Deployments deployments,
            Environments environments,
            Configurations configurations,
            Differences differences,
            PromotionGates gates,
            People people) {
        this.promotions = promotions;
        this.requests = requests;
        this.releases = releases;
        this.deployments = deployments;
        this.environments = environments;
        this.configurations = configurations;
        this.differences = differences;
        this.gates = gates;
        this.people = people;
    }

    /** For somebody who thinks of asking. */
    PromotionPage proposal(ReleaseId id, String environmentName) {
        var release = releases.get(id);
        var configuration = configurations.current(release.component(), environmentName);
        var refusal = requests.refusalOf(release, environmentName);
        return page(
                null,
                release,
                environmentName,
                new Revision(id.value(), configuration.id()),
                refusal.orElse(null),
                null);
    }

    /** For {@code person}, who looks at a request. */
    PromotionPage evidence(Promotion promotion, String person) {
        var release = releases.get(new ReleaseId(promotion.revision().release()));
        return page(
                promotion,
                release,
                promotion.environment(),
                promotion.revision(),
                promotions.refusalOf(promotion, person).orElse(null),
                deployments.of(promotion.id().value()).orElse(null));
    }

    private PromotionPage page(
            @Nullable Promotion promotion,
            Release release,
            String environmentName,
            Revision revision,
            @Nullable Refusal refusal,
            @Nullable Deployment deployment) {
        var environment = environments.get(environmentName);
        var difference = differences.of(release, revision, environmentName, deployment);
        return new PromotionPage(
                promotion,
                release,
                environment,
                difference,
                gates.of(release, environment, difference.apis()),
                people.withRole(Role.APPROVER),
                refusal,
                deployment == null ? null : deployment.id().value());
    }
}
