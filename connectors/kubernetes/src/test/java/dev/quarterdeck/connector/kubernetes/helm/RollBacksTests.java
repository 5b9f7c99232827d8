package dev.quarterdeck.connector.kubernetes.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.connector.helm.HelmPlan;
import dev.quarterdeck.connector.helm.HelmPlanning.Impossible;
import dev.quarterdeck.connector.helm.HelmPlanning.Planned;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.helm.HelmRollBack;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.manifest.Step;
import dev.quarterdeck.connector.manifest.Step.Change;
import dev.quarterdeck.connector.manifest.Step.Conflict;
import dev.quarterdeck.connector.manifest.Step.Effect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Releases rolled back on a real control plane, where objects lie as Helm 3 leaves them. */
class RollBacksTests {

    private static OneRelease there;

    @BeforeAll
    static void start() {
        there = new OneRelease(RealControlPlane.shared(), RealControlPlane.ADMIN);
    }

    @AfterAll
    static void stop() {
        if (there != null) {
            there.close();
        }
    }

    /** Revision 1 has a motto; revision 2 another, and a banner; both have objects of the name. */
    private static void upgraded(String release) {
        there.helm.write(release, 1, "superseded", Map.of(), OneRelease.configMap(release, "motto: one"));
        there.helm.write(
                release,
                2,
                "deployed",
                Map.of(),
                OneRelease.configMap(release, "motto: two", "banner: sale")
                        + OneRelease.configMap(release + "-more", "motto: two"));
        there.applied(release, release, Map.of("motto", "one"));
        there.applied(release, release, Map.of("motto", "two", "banner", "sale"));
        there.applied(release, release + "-more", Map.of("motto", "two"));
    }

    private static HelmPlan plan(String release) {
        var planning = there.releases.plan(there.namespace, release, 1);
        assertThat(planning).isInstanceOf(Planned.class);
        return ((Planned) planning).plan();
    }

    private static Outcome back(String release, boolean take, String... prune) {
        return there.releases.rollBack(new HelmRollBack(there.namespace, release, 2, 1, take, Set.of(prune)));
    }

    @Test
    void saysBeforehandWhatWouldChange() {
        upgraded("planned");

        var plan = plan("planned");
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.effect()).isEqualTo(Effect.CHANGED);
            assertThat(step.changes())
                    .containsExactly(new Change("data.banner", "sale", null), new Change("data.motto", "two", "one"));
            assertThat(step.conflicts()).isEmpty();
        });
        assertThat(plan.leftovers()).singleElement().satisfies(leftover -> {
            assertThat(leftover.part().name()).isEqualTo("planned-more");
            assertThat(leftover.kept()).isNull();
        });
        assertThat(plan.hooks()).hasSize(1);
        assertThat(there.data("planned")).isEqualTo(Map.of("motto", "two", "banner", "sale"));
    }

    @Test
    void goesBackAndWritesItDownAsHelmDoes() {
        upgraded("back");

        assertThat(back("back", false)).isEqualTo(new Done("It is as revision 1 was, and that is revision 3 now."));
        assertThat(there.data("back")).isEqualTo(Map.of("motto", "one"));
        assertThat(there.isThere("back-more")).isTrue();

        var third = there.helm.read("back", 3);
        assertThat(third.get("version")).isEqualTo(3);
        assertThat(third.get("manifest")).isEqualTo(there.helm.read("back", 1).get("manifest"));
        assertThat(third.get("chart")).isEqualTo(there.helm.read("back", 1).get("chart"));
        assertThat(there.helm.info("back", 3))
                .containsEntry("status", "deployed")
                .containsEntry("description", "Rollback to 1")
                .containsEntry("first_deployed", "2026-03-01T10:00:00.123456789+01:00")
                .doesNotContainEntry("last_deployed", "2026-03-01T10:00:00.5+01:00");
        assertThat(there.helm.secret("back", 3).getMetadata().getLabels())
                .contains(
                        Map.entry("owner", "helm"),
                        Map.entry("name", "back"),
                        Map.entry("status", "deployed"),
                        Map.entry("version", "3"),
                        Map.entry("team", "checkout"));
        assertThat(there.helm.info("back", 2)).containsEntry("status", "superseded");
        assertThat(there.helm.secret("back", 2).getMetadata().getLabels()).containsEntry("status", "superseded");
        assertThat(there.admin
                        .configMaps()
                        .inNamespace(there.namespace)
                        .withName("back")
                        .require()
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("meta.helm.sh/release-name", "back");
    }

    @Test
    void doesItOnceWhenPressedByManyAtOnce() throws Exception {
        upgraded("pressed");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var presses = threads.invokeAll(Stream.<Callable<Outcome>>generate(() -> () -> back("pressed", false))
                    .limit(4)
                    .toList());
            var outcomes = presses.stream().map(press -> press.resultNow()).toList();
            assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Conflicted.class::isInstance).hasSize(3);
        }
        assertThat(there.releases.history(there.namespace, "pressed")).hasSize(3);
        assertThat(back("pressed", false)).isInstanceOf(Conflicted.class);
    }

    @Test
    void takesNothingFromOthersUnlessToldTo() {
        upgraded("shared");
        there.patch("shared", "kubectl-edit", Map.of("data", Map.of("motto", "three")));

        assertThat(plan("shared").steps())
                .singleElement()
                .extracting(Step::conflicts)
                .isEqualTo(List.of(new Conflict(".data.motto", "kubectl-edit")));
        assertThat(back("shared", false))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence()).contains("Nothing was done", "kubectl-edit"));
        assertThat(there.data("shared")).containsEntry("motto", "three");
        assertThat(there.releases.history(there.namespace, "shared")).hasSize(2);

        assertThat(back("shared", true)).isInstanceOf(Done.class);
        assertThat(there.data("shared")).isEqualTo(Map.of("motto", "one"));
    }

    @Test
    void removesOnlyWhatIsChosenAndTheReleasesOwn() {
        upgraded("pruned");
        upgraded("left");
        there.patch(
                "left-more",
                "kubectl",
                Map.of("metadata", Map.of("annotations", Map.of("meta.helm.sh/release-name", "another"))));

        assertThat(back("pruned", false, plan("pruned").leftovers().getFirst().word())
                        .sentence())
                .contains("Removed: ConfigMap pruned-more.");
        assertThat(there.isThere("pruned-more")).isFalse();

        var foreign = plan("left").leftovers().getFirst();
        assertThat(foreign.kept()).contains("does not say that it is this release's");
        assertThat(back("left", false, foreign.word())).isInstanceOf(Done.class);
        assertThat(there.isThere("left-more")).isTrue();
    }

    @Test
    void doesNothingIfTheClusterWouldNotTakeAllOfIt() {
        there.helm.write(
                "refused",
                1,
                "superseded",
                Map.of(),
                OneRelease.configMap("refused", "motto: one")
                        + "---\napiVersion: shop.example/v1\nkind: Shop\nmetadata: {name: refused}\n");
        there.helm.write("refused", 2, "deployed", Map.of(), OneRelease.configMap("refused", "motto: two"));
        there.applied("refused", "refused", Map.of("motto", "two"));

        assertThat(plan("refused").isRefused()).isTrue();
        assertThat(back("refused", true))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence()).contains("does not serve shop.example/v1 Shop"));
        assertThat(there.data("refused")).isEqualTo(Map.of("motto", "two"));
        assertThat(there.releases.history(there.namespace, "refused")).hasSize(2);
    }

    @Test
    void goesBackAgainAfterItWasCutOff() {
        upgraded("cut");
        there.helm.write("cut", 3, "pending-rollback", Map.of(), OneRelease.configMap("cut", "motto: one"));

        var outcome = there.releases.rollBack(new HelmRollBack(there.namespace, "cut", 3, 1, false, Set.of()));

        assertThat(outcome).isInstanceOf(Done.class);
        assertThat(there.data("cut")).isEqualTo(Map.of("motto", "one"));
        assertThat(there.releases.history(there.namespace, "cut"))
                .extracting(HelmRevision::revision, HelmRevision::status)
                .containsExactly(
                        tuple(4, "deployed"),
                        tuple(3, "pending-rollback"),
                        tuple(2, "superseded"),
                        tuple(1, "superseded"));
    }

    @Test
    void saysWhatKeepsItFromGoingBack() {
        there.helm.write("alone", 1, "deployed", Map.of(), "");
        assertThat(there.releases.plan(there.namespace, "alone", 1))
                .isInstanceOfSatisfying(
                        Impossible.class,
                        impossible -> assertThat(impossible.why()).contains("is the newest"));
        assertThat(there.releases.plan(there.namespace, "alone", 7))
                .isInstanceOfSatisfying(
                        Impossible.class,
                        impossible -> assertThat(impossible.why()).contains("keeps no revision 7"));
        assertThat(there.releases.plan(there.namespace, "nothing", 1))
                .isInstanceOfSatisfying(
                        Impossible.class,
                        impossible -> assertThat(impossible.why()).contains("no such release"));
    }
}
