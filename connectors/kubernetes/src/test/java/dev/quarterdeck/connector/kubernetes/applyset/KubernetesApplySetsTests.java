package dev.quarterdeck.connector.kubernetes.applyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Failed;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.manifest.ApplyPlan;
import dev.quarterdeck.connector.manifest.ApplyPlanning.Impossible;
import dev.quarterdeck.connector.manifest.ApplyPlanning.Planned;
import dev.quarterdeck.connector.manifest.ApplySet;
import dev.quarterdeck.connector.manifest.ApplyWish;
import dev.quarterdeck.connector.manifest.Leftover;
import dev.quarterdeck.connector.manifest.Part;
import dev.quarterdeck.connector.manifest.Step;
import dev.quarterdeck.connector.manifest.Step.Change;
import dev.quarterdeck.connector.manifest.Step.Conflict;
import dev.quarterdeck.connector.manifest.Step.Effect;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sets of manifests on a real control plane. */
class KubernetesApplySetsTests {

    private static RealControlPlane plane;
    private static KubernetesClient admin;
    private static KubernetesConnection connection;
    private static KubernetesApplySets sets;

    private String namespace = "";

    @BeforeAll
    static void start() {
        plane = RealControlPlane.shared();
        admin = plane.client(RealControlPlane.ADMIN);
        connection = ConnectionOnThePlane.of(plane, RealControlPlane.ADMIN);
        sets = new KubernetesApplySets(connection);
    }

    @AfterAll
    static void stop() {
        if (connection != null) {
            connection.close();
            admin.close();
        }
    }

    @BeforeEach
    void open() {
        namespace = plane.newNamespace("set");
    }

    @AfterEach
    void close() {
        admin.namespaces().withName(namespace).delete();
    }

    private static String configMap(String name, String... lines) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata:\n%s\n"
                .formatted(name, Arrays.stream(lines).map(line -> "  " + line).collect(Collectors.joining("\n")));
    }

    private ApplyPlan plan(String manifests) {
        var planning = sets.plan(namespace, "shop", manifests);
        assertThat(planning).isInstanceOf(Planned.class);
        return ((Planned) planning).plan();
    }

    private Outcome apply(String manifests, boolean take, String... prune) {
        return sets.apply(
                new ApplyWish(namespace, "shop", manifests, take, Set.of(prune), Map.of("from", "typed")),
                _ -> Optional.empty());
    }

    private ConfigMap there(String name) {
        return admin.configMaps().inNamespace(namespace).withName(name).require();
    }

    private boolean isThere(String name) {
        return admin.configMaps().inNamespace(namespace).withName(name).get() != null;
    }

    private void byHand(String name, String key, String value) {
        admin.configMaps()
                .inNamespace(namespace)
                .withName(name)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager("kubectl-edit")
                                .build(),
                        "{\"data\":{\"%s\":\"%s\"}}".formatted(key, value));
    }

    private static List<Effect> effects(ApplyPlan plan) {
        return plan.steps().stream().map(Step::effect).toList();
    }

    @Test
    void saysBeforehandWhatWouldBecomeOfEachAndChangesNothing() {
        assertThat(effects(plan(configMap("cart", "motto: one")))).containsExactly(Effect.CREATED);
        assertThat(isThere("cart")).isFalse();
        assertThat(sets.find(namespace, "shop")).isEmpty();

        assertThat(apply(configMap("cart", "motto: one", "banner: sale") + configMap("stock", "a: b"), false))
                .isEqualTo(new Done("Applied: 2 made."));
        var plan = plan(configMap("cart", "motto: two") + configMap("stock", "a: b"));

        assertThat(effects(plan)).containsExactly(Effect.CHANGED, Effect.SAME);
        assertThat(plan.steps().getFirst().changes())
                .containsExactly(new Change("data.banner", "sale", null), new Change("data.motto", "one", "two"));
        assertThat(plan.namespaces()).containsExactly(namespace);
        assertThat(plan.powerful()).isEmpty();
        assertThat(there("cart").getData()).containsEntry("motto", "one");
    }

    @Test
    void keepsTheSetAsItsFormatSays() {
        apply(configMap("cart", "motto: one"), false);

        var parent = there("shop").getMetadata();
        var id = parent.getLabels().get("applyset.kubernetes.io/id");
        assertThat(id).matches("applyset-[-_A-Za-z0-9]{43}-v1");
        assertThat(there("cart").getMetadata().getLabels()).containsEntry("applyset.kubernetes.io/part-of", id);
        assertThat(parent.getAnnotations())
                .contains(
                        Map.entry("applyset.kubernetes.io/tooling", "quarterdeck/v1"),
                        Map.entry("applyset.kubernetes.io/contains-group-kinds", "ConfigMap"),
                        Map.entry("applyset.kubernetes.io/additional-namespaces", ""));
        assertThat(sets.find(namespace, "shop"))
                .contains(new ApplySet(namespace, "shop", id, "quarterdeck", Map.of("from", "typed")));
        assertThat(sets.members(namespace, "shop")).containsExactly(new Part("v1", "ConfigMap", namespace, "cart"));
        assertThat(sets.members(namespace, "nothing")).isEmpty();
    }

    @Test
    void takesNothingFromOthersWithoutAYes() {
        apply(configMap("cart", "motto: one"), false);
        byHand("cart", "motto", "mine");

        var plan = plan(configMap("cart", "motto: two"));
        assertThat(plan.needsYes()).isTrue();
        assertThat(plan.steps().getFirst().conflicts()).containsExactly(new Conflict(".data.motto", "kubectl-edit"));
        assertThat(apply(configMap("cart", "motto: two"), false))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence())
                                .contains("Nothing was done", ".data.motto by kubectl-edit"));
        assertThat(there("cart").getData()).containsEntry("motto", "mine");

        assertThat(apply(configMap("cart", "motto: two"), true)).isEqualTo(new Done("Applied: 1 changed."));
        assertThat(there("cart").getData()).containsEntry("motto", "two");
    }

    @Test
    void takesOverWhatIsThereOnlyWithAYes() {
        admin.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("cart")
                        .endMetadata()
                        .withData(Map.of("others", "keep"))
                        .build())
                .create();

        assertThat(effects(plan(configMap("cart", "motto: one")))).containsExactly(Effect.TAKEN_OVER);
        assertThat(apply(configMap("cart", "motto: one"), false))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.sentence()).contains("not of this set"));
        assertThat(there("cart").getData()).isEqualTo(Map.of("others", "keep"));

        assertThat(apply(configMap("cart", "motto: one"), true)).isEqualTo(new Done("Applied: 1 taken over."));
        assertThat(there("cart").getData()).isEqualTo(Map.of("others", "keep", "motto", "one"));
    }

    @Test
    void leavesOtherSetsAndThePortalsWorkloadsAlone() {
        apply(configMap("cart", "motto: one"), false);
        admin.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("stock")
                        .addToLabels("app.kubernetes.io/managed-by", "quarterdeck")
                        .endMetadata()
                        .build())
                .create();

        var other = sets.plan(
                namespace, "other", configMap("cart", "a: b") + configMap("stock", "a: b") + configMap("shop", "a: b"));
        assertThat(((Planned) other).plan().steps())
                .extracting(step -> step.part().name(), Step::refusal)
                .containsExactly(
                        tuple("cart", "It is of another set."),
                        tuple("stock", "It belongs to a workload of the portal."),
                        tuple("shop", "A set is kept in it."));
    }

    @Test
    void removesOnlyWhatIsChosen() {
        apply(configMap("cart", "a: b") + configMap("old", "a: b") + configMap("older", "a: b"), false);

        var plan = plan(configMap("cart", "a: b"));
        assertThat(plan.leftovers())
                .extracting(leftover -> leftover.part().name(), Leftover::kept)
                .containsExactlyInAnyOrder(tuple("old", null), tuple("older", null));
        var old = new Part("v1", "ConfigMap", namespace, "old").word();
        assertThat(apply(configMap("cart", "a: b"), false, old))
                .isEqualTo(new Done("Applied: 1 as before. Removed: ConfigMap old."));

        assertThat(isThere("old")).isFalse();
        assertThat(isThere("older")).isTrue();
        assertThat(plan(configMap("cart", "a: b")).leftovers())
                .extracting(leftover -> leftover.part().name())
                .containsExactly("older");
    }

    @Test
    void keepsWhatSaysSoOrIsNotOfTheSetAnyMore() {
        apply(configMap("kept", "a: b") + configMap("gone", "a: b"), false);
        admin.configMaps()
                .inNamespace(namespace)
                .withName("kept")
                .edit(map -> new ConfigMapBuilder(map)
                        .editMetadata()
                        .addToAnnotations("helm.sh/resource-policy", "keep")
                        .endMetadata()
                        .build());
        admin.configMaps()
                .inNamespace(namespace)
                .withName("gone")
                .edit(map -> new ConfigMapBuilder(map)
                        .editMetadata()
                        .removeFromLabels(ApplySet.PART_OF)
                        .endMetadata()
                        .build());

        assertThat(plan("").leftovers()).singleElement().satisfies(leftover -> {
            assertThat(leftover.part().name()).isEqualTo("kept");
            assertThat(leftover.kept()).contains("to be kept");
        });
        apply("", false, new Part("v1", "ConfigMap", namespace, "kept").word());
        assertThat(isThere("kept")).isTrue();
    }

    @Test
    void knowsWhereItCameFromWhileOnlySomeOfItIsRemoved() {
        apply(configMap("cart", "a: b") + configMap("old", "a: b"), false);
        var wish = new ApplyWish(
                namespace,
                "shop",
                "",
                false,
                Set.of(new Part("v1", "ConfigMap", namespace, "old").word()),
                Map.of("from", "nowhere"));

        assertThat(sets.apply(wish, _ -> Optional.empty())).isEqualTo(new Done("Removed: ConfigMap old."));
        assertThat(sets.find(namespace, "shop")).map(ApplySet::facts).contains(Map.of("from", "typed"));
    }

    @Test
    void makesNoSetOfNothing() {
        assertThat(apply("", false)).isInstanceOf(Refused.class);
        assertThat(isThere("shop")).isFalse();
    }

    @Test
    void endsWithItsLastMember() {
        apply(configMap("cart", "a: b"), false);

        assertThat(apply("", false, new Part("v1", "ConfigMap", namespace, "cart").word()))
                .isEqualTo(new Done("Removed: ConfigMap cart."));
        assertThat(isThere("shop")).isFalse();
        assertThat(sets.find(namespace, "shop")).isEmpty();
    }

    @Test
    void makesNamespacesAndKindsBeforeWhatIsInThem() {
        var other = namespace + "-more";
        var manifests = """
                apiVersion: wares.example/v1
                kind: Ware
                metadata: {name: lamp, namespace: %1$s}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: %1$s}
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: wares.wares.example}
                spec:
                  group: wares.example
                  scope: Namespaced
                  names: {kind: Ware, plural: wares, singular: ware}
                  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
                """.formatted(other);

        var plan = plan(manifests);
        assertThat(effects(plan)).containsOnly(Effect.CREATED);
        assertThat(plan.powerful())
                .extracting(Part::kind)
                .containsExactly("Namespace", "CustomResourceDefinition", "Ware");
        assertThat(apply(manifests, false)).isEqualTo(new Done("Applied: 3 made."));
        assertThat(there("shop").getMetadata().getAnnotations())
                .containsEntry("applyset.kubernetes.io/additional-namespaces", other)
                .containsEntry(
                        "applyset.kubernetes.io/contains-group-kinds",
                        "CustomResourceDefinition.apiextensions.k8s.io,Namespace,Ware.wares.example");

        var left = plan("");
        assertThat(left.leftovers()).hasSize(3);
        apply("", false, left.leftovers().stream().map(Leftover::word).toArray(String[]::new));
        assertThat(isThere("shop")).isFalse();
    }

    @Test
    void doesNothingIfTheClusterWouldNotTakeAllOfIt() {
        var manifests = configMap("cart", "a: b")
                + "---\napiVersion: v1\nkind: Service\nmetadata: {name: BAD_NAME}\nspec: {ports: [{port: 80}]}\n";

        assertThat(plan(manifests).isRefused()).isTrue();
        assertThat(apply(manifests, true))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence()).contains("Nothing was done", "Service BAD_NAME"));
        assertThat(isThere("cart")).isFalse();
        assertThat(isThere("shop")).isFalse();
    }

    @Test
    void doesNothingIfSomethingSpeaksAgainstIt() {
        var outcome = sets.apply(
                new ApplyWish(namespace, "shop", configMap("cart", "a: b"), true, Set.of(), Map.of()),
                plan -> Optional.of(
                        "%d objects are too many.".formatted(plan.steps().size())));

        assertThat(outcome).isEqualTo(new Refused("Nothing was done. 1 objects are too many."));
        assertThat(isThere("cart")).isFalse();
    }

    @Test
    void saysWhyItCannotBeASet() {
        admin.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("taken")
                        .endMetadata()
                        .build())
                .create();

        assertThat(why("taken", configMap("a", "b: c"))).startsWith("Name: there is a ConfigMap 'taken'");
        assertThat(why("BAD", configMap("a", "b: c"))).startsWith("Name: the cluster does not take it");
        assertThat(why("shop", "kind: [")).startsWith("Manifests: ");
        assertThat(why("shop", "a: b")).contains("an object has no kind, version or name");
        assertThat(why("shop", configMap("a", "b: c") + configMap("a", "b: d")))
                .contains("ConfigMap a is in them twice");
        assertThat(why("cart", configMap("cart", "b: c")))
                .startsWith("Name: the set would be kept in a ConfigMap 'cart'");
        assertThat(((Impossible) sets.plan("nowhere", "shop", "")).why())
                .startsWith("Namespace: there is no 'nowhere'");
    }

    private String why(String name, String manifests) {
        return ((Impossible) sets.plan(namespace, name, manifests)).why();
    }

    @Test
    void leavesSetsOfOtherToolsToThem() {
        apply(configMap("cart", "a: b"), false);
        admin.configMaps()
                .inNamespace(namespace)
                .withName("shop")
                .edit(map -> new ConfigMapBuilder(map)
                        .editMetadata()
                        .addToAnnotations("applyset.kubernetes.io/tooling", "kubectl/v1.27")
                        .endMetadata()
                        .build());

        assertThat(sets.find(namespace, "shop").orElseThrow().isOwn()).isFalse();
        assertThat(why("shop", configMap("cart", "a: c"))).isEqualTo("'kubectl' sees to this set: apply it with that.");
    }

    @Test
    void isAppliedOnceIfManyPressAtOnce() throws Exception {
        apply(configMap("cart", "a: b"), false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var presses = threads.invokeAll(Stream.<Callable<Outcome>>generate(
                            () -> () -> apply(configMap("cart", "a: c"), false))
                    .limit(4)
                    .toList());
            var outcomes = presses.stream().map(press -> press.resultNow()).toList();
            assertThat(outcomes).filteredOn(Done.class::isInstance).isNotEmpty();
            assertThat(outcomes).allMatch(outcome -> outcome instanceof Done || outcome instanceof Conflicted);
        }
        assertThat(there("cart").getData()).isEqualTo(Map.of("a", "c"));
        assertThat(plan(configMap("cart", "a: c")).leftovers()).isEmpty();
    }

    @Test
    void saysHowFarItGotAndGoesOnFromThere() {
        var services = service("one") + service("two") + configMap("cart", "a: b");
        var quota = admin.resource(new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("one")
                .endMetadata()
                .withNewSpec()
                .addToHard("count/services", new Quantity("1"))
                .endSpec()
                .build());
        quota.create();
        quota.waitUntilCondition(
                there -> there != null
                        && there.getStatus() != null
                        && there.getStatus().getUsed() != null,
                30,
                TimeUnit.SECONDS);

        assertThat(apply(services, false))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.sentence())
                                .contains("as far as 2 of 3 objects", "exceeded quota", "Apply it again"));
        assertThat(there("shop").getMetadata().getAnnotations())
                .containsEntry("applyset.kubernetes.io/contains-group-kinds", "ConfigMap,Service");

        quota.delete();
        assertThat(apply(services, false)).isEqualTo(new Done("Applied: 1 made, 2 as before."));
    }

    private static String service(String name) {
        return """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: %s}
                spec: {ports: [{port: 80, protocol: TCP}]}
                """.formatted(name);
    }

    @Test
    void needsNoMoreThanTheRoleThatIsShipped() throws Exception {
        try (var stranger = ConnectionOnThePlane.of(plane, RealControlPlane.PORTAL)) {
            var theirs = new KubernetesApplySets(stranger);
            var manifests = configMap("cart", "a: b") + service("cart");
            assertThatThrownBy(() -> theirs.plan(namespace, "shop", manifests))
                    .isInstanceOf(NotPermitted.class)
                    .hasMessageContaining("configmaps");

            grant();
            var wish = new ApplyWish(namespace, "shop", manifests, false, Set.of(), Map.of());
            assertThat(theirs.apply(wish, _ -> Optional.empty())).isEqualTo(new Done("Applied: 2 made."));
            assertThat(((Planned) theirs.plan(namespace, "shop", "")).plan().leftovers())
                    .hasSize(2);

            var pod = "{apiVersion: v1, kind: Pod, metadata: {name: odd}, spec: {containers: [{name: a, image: a}]}}";
            assertThat(((Planned) theirs.plan(namespace, "shop", pod)).plan().steps())
                    .singleElement()
                    .satisfies(step -> assertThat(step.refusal()).contains("cannot get resource \"pods\""));
        }
    }

    private void grant() throws IOException {
        try (var role = Files.newInputStream(Path.of("../../deploy/kubernetes/apply-sets.yaml"))) {
            admin.load(role).serverSideApply();
        }
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("quarterdeck-apply-sets")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "quarterdeck-apply-sets")
                        .addNewSubject("rbac.authorization.k8s.io", "Group", "portals", null)
                        .build())
                .create();
    }

    @Test
    void masksWhatIsSecret() {
        var secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: door}\nstringData: {password: %s}\n";
        apply(secret.formatted("first"), false);

        assertThat(plan(secret.formatted("second")).steps().getFirst().changes())
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.field()).isEqualTo("data.password");
                    assertThat(change.before()).startsWith("••");
                    assertThat(change.after()).startsWith("••");
                });
    }
}
