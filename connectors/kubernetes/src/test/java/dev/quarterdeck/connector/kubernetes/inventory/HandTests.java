package dev.quarterdeck.connector.kubernetes.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.ContainerCommand;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health.Status;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Operation;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is done by hand on a real control plane; a stand-in says of pods that they run. */
class HandTests extends InventoryOnThePlane {

    private static ClusterObject running(String name) {
        there.deploy(name, "shop:1");
        return seen(there.id(Kind.DEPLOYMENT, name), object -> object.health().isGood());
    }

    private static ClusterObject seen(ObjectId id, Predicate<ClusterObject> as) {
        await().atMost(OneInventory.SOON)
                .until(() -> there.inventory.find(id).filter(as).isPresent());
        return there.inventory.find(id).orElseThrow();
    }

    private static Facts.Runs runs(ClusterObject object) {
        return (Facts.Runs) object.facts();
    }

    @Test
    void scalesWhatIsStillAsItWasSeen() {
        var shop = running("scaled");
        assertThat(there.inventory.act(new Operation.Scale(shop.id(), shop.generation(), 1)))
                .isEqualTo(new Done("It asks for 1 pods now; before, 3."));
        seen(shop.id(), object -> runs(object).wanted() == 1 && object.health().isGood());

        assertThat(there.inventory.act(new Operation.Scale(shop.id(), shop.generation(), 5)))
                .isInstanceOfSatisfying(
                        Conflicted.class,
                        refused -> assertThat(refused.sentence()).contains("asks for 1 pods now"));
        assertThat(runs(there.inventory.find(shop.id()).orElseThrow()).wanted()).isEqualTo(1);
    }

    @Test
    void restartsUnlessItsRolloutIsPaused() {
        var shop = running("restarted");
        var before = pods(shop);
        assertThat(there.inventory.act(new Operation.Pause(shop.id()))).isInstanceOf(Done.class);
        seen(shop.id(), object -> object.health().status() == Status.SUSPENDED);
        assertThat(there.inventory.act(new Operation.Restart(shop.id(), 0)).sentence())
                .contains("paused");

        assertThat(there.inventory.act(new Operation.Resume(shop.id()))).isInstanceOf(Done.class);
        assertThat(there.inventory.act(new Operation.Resume(shop.id()))).isEqualTo(new Refused("It is not paused."));
        var resumed = there.admin
                .apps()
                .deployments()
                .inNamespace(shop.namespace())
                .withName(shop.name())
                .get();
        var restart = new Operation.Restart(shop.id(), resumed.getMetadata().getGeneration());
        assertThat(there.inventory.act(restart)).isInstanceOf(Done.class);
        assertThat(there.inventory.act(restart)).isInstanceOf(Conflicted.class);
        await().atMost(OneInventory.SOON).until(() -> {
            var now = pods(shop);
            return now.size() == 3 && now.stream().noneMatch(before::contains);
        });
    }

    /** Of its newest ReplicaSet and of others. */
    private static List<ClusterObject> pods(ClusterObject deployment) {
        return there.inventory.controlledBy(deployment.uid()).stream()
                .flatMap(set -> there.inventory.controlledBy(set.uid()).stream())
                .toList();
    }

    private static ContainerCommand.Run command(String text, Duration longest, int most) {
        var pod = pods(running("commanded")).getFirst();
        return there.inventory.run(new ContainerCommand(pod.id(), "main", List.of("sh", "-c", text), longest, most));
    }

    @Test
    void runsACommandInAContainerAndWaitsForIt() {
        var minute = Duration.ofMinutes(1);
        assertThat(command("echo one; echo two >&2; exit 3", minute, 1_000))
                .isEqualTo(new ContainerCommand.Run(3, "one\ntwo\n", false, null));
        assertThat(command("printf 123456789", minute, 4)).isEqualTo(new ContainerCommand.Run(0, "1234", true, null));
        assertThat(command("echo begun; sleep 5", Duration.ofSeconds(2), 1_000))
                .isEqualTo(new ContainerCommand.Run(null, "begun\n", false, null));
    }

    @Test
    void saysWhyACommandDidNotRun() {
        var nobody = there.id(Kind.POD, "nobody");
        assertThat(there.inventory.run(
                        new ContainerCommand(nobody, "main", List.of("true"), Duration.ofSeconds(5), 100)))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isNull();
                    assertThat(run.refusal()).contains("not found");
                });
    }

    @Test
    void rollsBackToWhatWasBefore() {
        running("back");
        there.deploy("back", "shop:2");
        var shop = seen(
                there.id(Kind.DEPLOYMENT, "back"),
                object -> runs(object).images().equals(List.of("shop:2"))
                        && object.health().isGood());
        var revisions = there.inventory.revisions(shop.id());
        assertThat(revisions)
                .extracting(revision -> revision.images().getFirst())
                .containsExactly("shop:2", "shop:1");

        assertThat(there.inventory.act(new Operation.RollBack(shop.id(), shop.generation(), 1)))
                .isInstanceOf(Done.class);
        var back = seen(
                shop.id(),
                object -> runs(object).images().equals(List.of("shop:1"))
                        && object.health().isGood());
        assertThat(there.inventory.act(new Operation.RollBack(back.id(), 0, 77)).sentence())
                .contains("does not keep revision 77");
    }

    @Test
    void rollsBackWhatKeepsItsRevisionsElsewhere() {
        stateful("shop:1");
        var id = there.id(Kind.STATEFUL_SET, "ledger");
        seen(id, object -> object.health().isGood());
        stateful("shop:2");
        seen(id, object -> runs(object).images().equals(List.of("shop:2")));
        await().atMost(OneInventory.SOON)
                .until(() -> there.inventory.revisions(id).size() == 2);
        var first = there.inventory.revisions(id).getLast();
        assertThat(first.images()).containsExactly("shop:1");

        assertThat(there.inventory.act(new Operation.RollBack(id, 0, first.number())))
                .isInstanceOf(Done.class);
        seen(id, object -> runs(object).images().equals(List.of("shop:1")));
    }

    private static void stateful(String image) {
        there.apply("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: ledger}
                spec:
                  replicas: 1
                  serviceName: ledger
                  selector: {matchLabels: {app: ledger}}
                  template:
                    metadata: {labels: {app: ledger}}
                    spec:
                      terminationGracePeriodSeconds: 0
                      containers: [{name: main, image: "%s"}]
                """.formatted(image));
    }

    @Test
    void deletesTheVeryPodThatWasSeen() {
        var pod = pods(running("deleted")).getFirst();
        assertThat(there.inventory.act(new Operation.DeletePod(pod.id(), "another")))
                .isInstanceOf(Conflicted.class);
        assertThat(there.inventory.act(new Operation.DeletePod(pod.id(), pod.uid())))
                .isInstanceOf(Done.class);
        await().atMost(OneInventory.SOON)
                .until(() -> there.inventory.find(pod.id()).isEmpty());
    }

    @Test
    void runsAJobOfACronJobNow() {
        there.apply("""
                apiVersion: batch/v1beta1
                kind: CronJob
                metadata: {name: report}
                spec:
                  schedule: "0 3 1 1 *"
                  jobTemplate:
                    spec:
                      template:
                        spec:
                          restartPolicy: Never
                          containers: [{name: main, image: "report:1"}]
                """);
        var cron = seen(there.id(Kind.CRON_JOB, "report"), _ -> true);
        var run = new Operation.RunNow(cron.id(), "a1b2");
        assertThat(there.inventory.act(run)).isEqualTo(new Done("Started report-manual-a1b2."));
        assertThat(there.inventory.act(run)).isEqualTo(new Conflicted("report-manual-a1b2 was started already."));
        await().atMost(OneInventory.SOON)
                .untilAsserted(() -> assertThat(there.inventory.controlledBy(cron.uid()))
                        .singleElement()
                        .satisfies(job -> assertThat(job.kind()).isEqualTo(Kind.JOB)));

        assertThat(there.inventory.act(new Operation.RunNow(cron.id(), null)).sentence())
                .startsWith("Started report-manual-");
    }

    @Test
    void drainsANodeAsFarAsBudgetsAllow() {
        there.admin.load(stream("""
                apiVersion: v1
                kind: Node
                metadata: {name: other}
                """)).serverSideApply();
        var node = new ObjectId(Kind.NODE, "", "other");
        try {
            there.apply("""
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: alone, labels: {app: alone}}
                    spec: {nodeName: other, containers: [{name: main, image: "shop:1"}]}
                    ---
                    apiVersion: policy/v1beta1
                    kind: PodDisruptionBudget
                    metadata: {name: alone}
                    spec: {maxUnavailable: 0, selector: {matchLabels: {app: alone}}}
                    """);
            seen(node, _ -> true);
            seen(there.id(Kind.POD, "alone"), _ -> true);
            assertThat(there.inventory.act(new Operation.Drain(node, false)).sentence())
                    .contains("Nothing was done", "alone");
            assertThat(there.inventory.act(new Operation.Cordon(node))).isInstanceOf(Done.class);
            await().atMost(OneInventory.SOON)
                    .untilAsserted(() -> assertThat(there.inventory
                                    .act(new Operation.Drain(node, true))
                                    .sentence())
                            .contains("0 of 1 pods were asked to leave", "Held back", "disruption budget"));
            there.admin
                    .policy()
                    .v1beta1()
                    .podDisruptionBudget()
                    .inNamespace(there.namespace)
                    .withName("alone")
                    .delete();
            assertThat(there.inventory.act(new Operation.Drain(node, true)).sentence())
                    .contains("1 of 1 pods were asked to leave");
            assertThat(there.inventory.act(new Operation.Uncordon(node))).isInstanceOf(Done.class);
        } finally {
            there.admin.nodes().withName("other").delete();
        }
    }

    private static InputStream stream(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
