package dev.quarterdeck.delivery.promotion.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.quarterdeck.catalog.api.Apis;
import dev.quarterdeck.catalog.api.ProvidedChange;
import dev.quarterdeck.catalog.scorecard.LevelGate;
import dev.quarterdeck.catalog.scorecard.Scorecards;
import dev.quarterdeck.delivery.promotion.Promotion;
import dev.quarterdeck.delivery.promotion.PromotionRequests;
import dev.quarterdeck.delivery.promotion.Promotions;
import dev.quarterdeck.delivery.promotion.Refusal;
import dev.quarterdeck.delivery.promotion.web.PromotionPage.Gate;
import dev.quarterdeck.delivery.release.ArtifactStore;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.release.StoredArtifact;
import dev.quarterdeck.delivery.rollout.Deployment;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.environments.SettingChange;
import dev.quarterdeck.identity.People;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.web.Times;
import dev.quarterdeck.signals.objective.BudgetGate;
import dev.quarterdeck.signals.objective.Objectives;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the evidence for a promotion. */
@Component
class PromotionPages {

    private final Promotions promotions;
    private final Releases releases;
    private final Deployments deployments;
    private final PromotionRequests requests;
    private final Environments environments;
    private final Configurations configurations;
    private final Workloads workloads;
    private final Scorecards scorecards;
    private final Objectives objectives;
    private final Apis apis;
    private final People people;
    private final Times times;

    /** Reading a whole artifact takes too long for every look at a page. */
    private final LoadingCache<StoredArtifact, Boolean> intact;

    PromotionPages(
            Releases releases,
            ArtifactStore artifacts,
            Deployments deployments,
            PromotionRequests requests,
            Environments environments,
            Configurations configurations,
            Workloads workloads,
            Scorecards scorecards,
            Objectives objectives,
            Apis apis,
            People people,
            Times times,
            Promotions promotions) {
        this.releases = releases;
        this.intact = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(artifacts::holds);
        this.deployments = deployments;
        this.requests = requests;
        this.environments = environments;
        this.configurations = configurations;
        this.workloads = workloads;
        this.scorecards = scorecards;
        this.objectives = objectives;
        this.apis = apis;
        this.people = people;
        this.times = times;
        this.promotions = promotions;
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
        var now = before(release, environmentName, deployment);
        var running =
                now.map(found -> releases.get(new ReleaseId(found.release()))).orElse(null);
        var changed =
                running == null ? List.<ProvidedChange>of() : apis.changesOf(release.component(), running.createdAt());
        return new PromotionPage(
                promotion,
                release,
                running,
                environment,
                gates(release, environment, changed),
                running == null ? List.of() : releases.commitsBetween(running, release),
                changes(now, revision),
                changed,
                people.withRole(Role.APPROVER),
                refusal,
                deployment == null ? null : deployment.id().value());
    }

    /** What the promotion replaces, or has replaced: once its deployment began, it runs there itself. */
    private Optional<Revision> before(Release release, String environment, @Nullable Deployment deployment) {
        return deployment == null || deployment.startedAt() == null
                ? workloads.desired(release.component(), environment)
                : Optional.ofNullable(deployment.previous());
    }

    private SortedMap<String, SettingChange> changes(Optional<Revision> now, Revision next) {
        return now.map(found ->
                        configurations.get(found.configuration()).changesTo(configurations.get(next.configuration())))
                .orElseGet(TreeMap::new);
    }

    private List<Gate> gates(Release release, Environment environment, List<ProvidedChange> changed) {
        var gates = new ArrayList<Gate>();
        var tests = release.tests();
        gates.add(new Gate(
                "Tests",
                tests.failed() == 0 && tests.passed() > 0,
                tests.total() == 0 ? "none ran" : "%d of %d passed".formatted(tests.passed(), tests.total()),
                "all pass",
                release.run() == null ? null : "/runs/" + release.run()));
        gates.add(new Gate(
                "Artifact is what was built",
                intact.get(release.artifact()),
                "sha256:" + release.artifact().sha256().substring(0, 12),
                "same digest",
                "/releases/" + release.id()));
        environments.before(environment).ifPresent(before -> gates.add(ranIn(release, before)));
        scorecards.gates(release.component(), environment.name()).stream()
                .map(PromotionPages::level)
                .forEach(gates::add);
        objectives.gates(release.component(), environment.name()).stream()
                .map(PromotionPages::budget)
                .forEach(gates::add);
        if (!changed.isEmpty()) {
            gates.add(callers(changed));
        }
        return gates;
    }

    private static Gate callers(List<ProvidedChange> changed) {
        var breaking = changed.stream().filter(ProvidedChange::isBreaking).count();
        return new Gate(
                "Callers of its APIs",
                breaking == 0,
                breaking == 0 ? "go on as they are" : "%d breaking".formatted(breaking),
                "no breaking change",
                "#apis");
    }

    private static Gate level(LevelGate gate) {
        return new Gate(
                gate.card(),
                gate.passed(),
                gate.actual().label(),
                gate.required().label() + " or better",
                gate.path());
    }

    private static Gate budget(BudgetGate gate) {
        return new Gate(
                "Error budget: " + gate.objective().definition().title(),
                gate.passed(),
                gate.value(),
                gate.demand(),
                gate.objective().path());
    }

    private Gate ranIn(Release release, Environment before) {
        var success = deployments.success(
                release.component(), before.name(), release.id().value());
        return new Gate(
                "Ran in " + before.name(),
                success.isPresent(),
                success.map(Deployment::finishedAt).map(times::ago).orElse("not yet"),
                "a deployment that succeeded",
                success.map(deployment -> "/deployments/" + deployment.id()).orElse(null));
    }
}
