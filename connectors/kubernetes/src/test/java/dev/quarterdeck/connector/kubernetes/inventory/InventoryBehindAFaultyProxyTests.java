package dev.quarterdeck.connector.kubernetes.inventory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Standing.Silence;
import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.FaultyProxy;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Fault.Answered;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Fault.Late;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Fault.Told;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Fault.Torn;
import dev.quarterdeck.connector.kubernetes.FaultyProxy.Question;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real control plane whose answers are late, cut, or none. */
class InventoryBehindAFaultyProxyTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Predicate<Question> LISTED = question -> question.lists("configmaps");
    private static final Predicate<Question> WATCHED = question -> question.watches("configmaps");

    private static final String GONE = """
            {"type": "ERROR", "object": {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",\
             "message": "too old resource version", "reason": "Expired", "code": 410}}""";

    private static FaultyProxy proxy;
    private static OneInventory there;
    private int made;

    @BeforeAll
    static void start() throws Exception {
        var plane = RealControlPlane.shared();
        proxy = new FaultyProxy(plane);
        there = new OneInventory(plane, ConnectionOnThePlane.through(proxy, plane)).read();
    }

    @AfterAll
    static void stop() {
        if (there != null) {
            there.close();
            proxy.close();
        }
    }

    @BeforeEach
    void begin() {
        make("stays");
        make("goes");
        awaitNames("stays", "goes");
        proxy.forget();
    }

    @AfterEach
    void end() {
        proxy.heal();
        there.admin.configMaps().inNamespace(there.namespace).delete();
        await().atMost(SOON)
                .until(() -> names().isEmpty() && there.inventory.standing().silence() == null);
    }

    private void make(String name) {
        there.apply(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, labels: {made: n%d}}}".formatted(name, made++));
    }

    private static void remove(String name) {
        there.admin.configMaps().inNamespace(there.namespace).withName(name).delete();
    }

    private static List<String> names() {
        return there.inventory.all(Kind.CONFIG_MAP).stream()
                .filter(object -> object.namespace().equals(there.namespace)
                        && !object.name().startsWith("kube-root-ca"))
                .map(ClusterObject::name)
                .toList();
    }

    private static void awaitNames(String... names) {
        await().atMost(SOON).untilAsserted(() -> assertThat(names()).containsExactlyInAnyOrder(names));
    }

    @Test
    void listsOnceMoreWhenAWatchIsToldThatItIsTooOld() throws Exception {
        var told = new CopyOnWriteArrayList<ObjectId>();
        proxy.letOnce(WATCHED, new Told(GONE));
        try (var _ = there.inventory.watch((Set<ObjectId> changed) -> told.addAll(changed))) {
            proxy.cut();
            remove("goes");
            make("comes");

            awaitNames("stays", "comes");
        }
        assertThat(proxy.asked(LISTED)).isEqualTo(1);
        assertThat(told).doesNotHaveDuplicates().doesNotContain(there.id(Kind.CONFIG_MAP, "stays"));
    }

    @Test
    void listsOnceMoreWhenAWatchIsRefusedAsTooOld() {
        // as often as it is asked from where it was
        proxy.let(WATCHED.and(_ -> proxy.asked(LISTED) == 0), new Answered(410, "too old resource version"));
        proxy.cut();
        remove("goes");
        make("comes");

        awaitNames("stays", "comes");
        assertThat(proxy.asked(LISTED)).isEqualTo(1);
    }

    @Test
    void saysWhatNoChangesAreToldOfThoughTheClusterAnswers() {
        Predicate<Question> any = LISTED.or(WATCHED);
        proxy.letOnce(any, new Answered(429, "too many requests"));
        proxy.letOnce(any, new Answered(500, "internal error"));
        proxy.let(any, new Answered(503, "not just now"));
        proxy.cut();
        remove("goes");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(there.inventory.standing().silence())
                        .isNotNull()
                        .satisfies(silence -> {
                            assertThat(silence.kinds()).containsExactly("ConfigMap");
                            assertThat(silence.why()).isEqualTo("not just now");
                        }));
        var since = silence().since();
        proxy.forget();
        await().atMost(SOON).until(() -> proxy.asked(question -> question.path().equals("/version")) > 2);
        assertThat(silence().since()).isEqualTo(since);
        assertThat(there.inventory.standing().problem()).isNull();
        assertThat(names()).containsExactlyInAnyOrder("stays", "goes");
        assertThat(proxy.asked(any)).isBetween(1L, 5L);

        proxy.heal();
        awaitNames("stays");
        await().atMost(SOON).until(() -> there.inventory.standing().silence() == null);
    }

    private static Silence silence() {
        return requireNonNull(there.inventory.standing().silence());
    }

    @Test
    void losesNothingOfAnEventThatIsCut() {
        proxy.letOnce(WATCHED, new Torn("\"name\":\"comes\""));
        proxy.cut();
        await().atMost(SOON).until(() -> proxy.asked(WATCHED) == 1);
        make("comes");
        remove("goes");

        awaitNames("stays", "comes");
        await().atMost(SOON).until(() -> proxy.asked(WATCHED) == 2);
        assertThat(there.get(Kind.CONFIG_MAP, "comes").labels()).containsKey("made");
    }

    @Test
    void readsFromMemoryWhileEachAnswerTakesItsTime() {
        proxy.let(_ -> true, new Late(Duration.ofSeconds(1)));
        proxy.cut();
        make("comes");
        await().atMost(SOON).until(() -> proxy.asked(WATCHED) == 1);
        proxy.forget();

        for (var times = 0; times < 1_000; times++) {
            assertThat(names()).contains("stays", "goes");
            assertThat(there.inventory.standing().heardAt()).isNotNull();
        }
        awaitNames("stays", "goes", "comes");
        assertThat(proxy.asked(LISTED.or(WATCHED))).isZero();
    }
}
