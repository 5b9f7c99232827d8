package dev.quarterdeck.delivery.promotion.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.quarterdeck.catalog.api.ProvidedChange;
import dev.quarterdeck.catalog.scorecard.LevelGate;
import dev.quarterdeck.catalog.scorecard.Scorecards;
import dev.quarterdeck.delivery.promotion.web.PromotionPage.Gate;
import dev.quarterdeck.delivery.release.ArtifactStore;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.StoredArtifact;
import dev.quarterdeck.delivery.rollout.Deployment;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.web.Times;
import dev.quarterdeck.signals.objective.BudgetGate;
import dev.quarterdeck.signals.objective.Objectives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a release is checked for on its way into an environment, and what was found. */
@Component
class PromotionGates {

    private final Deployments deployments;
    private final Environments environments;
    private final Scorecards scorecards;
    private final Objectives objectives;
    private final Times times;

    /** Reading a whole artifact takes too long for every look at a page. */
    private final LoadingCache<StoredArtifact, Boolean> intact;

    PromotionGates(
            ArtifactStore artifacts,
            Deployments deployments,
            Environments environments,
            Scorecards scorecards,
            Objectives objectives,
            Times times) {
        this.intact = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(artifacts::holds);
        this.deployments = deployments;
        this.environments = environments;
        this.scorecards = scorecards;
        this.objectives = objectives;
        this.times = times;
    }

    /** @param changed of the APIs that the component provides */
    List<Gate> of(Release release, Environment environment, List<ProvidedChange> changed) {
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
                .map(PromotionGates::level)
                .forEach(gates::add);
        objectives.gates(release.component(), environment.name()).stream()
                .map(PromotionGates::budget)
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
