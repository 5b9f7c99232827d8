package dev.quarterdeck.connector.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.job.Job;
import dev.quarterdeck.connector.job.JobId;
import dev.quarterdeck.connector.job.JobState;
import dev.quarterdeck.connector.job.JobState.Ended;
import dev.quarterdeck.connector.job.JobState.Gone;
import dev.quarterdeck.connector.job.JobState.Running;
import dev.quarterdeck.connector.job.JobState.Waiting;
import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.KubeletStandIn;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the rights of the shipped Role; containers are processes of this machine. */
class KubernetesJobsTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static KubeletStandIn kubelet;
    private static KubernetesClient admin;
    private static String namespace;
    private static KubernetesConnection connection;
    private static KubernetesJobs jobs;

    @BeforeAll
    static void start() throws Exception {
        var plane = RealControlPlane.shared();
        kubelet = KubeletStandIn.saying(plane);
        admin = plane.client(RealControlPlane.ADMIN);
        namespace = plane.newNamespace("builds");
        connection = ConnectionOnThePlane.of(plane, RealControlPlane.PORTAL);
        jobs = new KubernetesJobs(connection);
        try (var file = Files.newInputStream(Path.of("../../deploy/kubernetes/builds.yaml"))) {
            admin.load(file).inNamespace(namespace).create();
        }
        bind();
    }

    private static void bind() {
        admin.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("portals")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "quarterdeck-builds")
                        .addNewSubject("rbac.authorization.k8s.io", "Group", "portals", null)
                        .build())
                .create();
        await().atMost(SOON).ignoreException(NotPermitted.class).until(() -> jobs.look(id("nothing")) instanceof Gone);
    }

    @AfterAll
    static void stop() {
        if (kubelet != null) {
            connection.close();
            admin.close();
            kubelet.close();
        }
    }

    private static JobId id(String name) {
        return new JobId(namespace, name);
    }

    private static Job job(String name, String image, String command, int memory, Duration longest) {
        return new Job(
                id(name),
                Map.of("quarterdeck.dev/run", "7"),
                image,
                List.of("sh", "-c", command),
                Map.of("COLOUR", "red"),
                Map.of("WORD", "hunter2"),
                250,
                memory,
                longest);
    }

    private static Job job(String name, String command) {
        return job(name, "builder:1", command, 64, Duration.ofMinutes(1));
    }

    private static JobState awaitEnd(String name) {
        return await().atMost(SOON).until(() -> jobs.look(id(name)), Ended.class::isInstance);
    }

    private static List<String> log(String name) {
        return jobs.log(id(name), 0, 100).stream().map(LogLine::text).toList();
    }

    @Test
    void runsToItsEndAndLeavesNothing() {
        jobs.start(job("succeeds", "echo $COLOUR; echo ${#WORD} letters"));

        assertThat(awaitEnd("succeeds")).isEqualTo(new Ended(0, null));
        assertThat(log("succeeds")).containsExactly("red", "7 letters");
        var pod = admin.pods()
                .inNamespace(namespace)
                .withLabel("job-name", "succeeds")
                .list()
                .getItems()
                .getFirst();
        assertThat(pod.toString()).doesNotContain("hunter2").contains("cpu=250m", "memory=64Mi");
        assertThat(pod.getMetadata().getLabels()).containsEntry("quarterdeck.dev/run", "7");

        jobs.end(id("succeeds"));
        await().atMost(SOON)
                .until(() -> jobs.look(id("succeeds")) instanceof Gone
                        && admin.pods()
                                .inNamespace(namespace)
                                .withLabel("job-name", "succeeds")
                                .list()
                                .getItems()
                                .isEmpty());
        assertThat(admin.secrets().inNamespace(namespace).withName("succeeds").get())
                .isNull();
        jobs.end(id("succeeds"));
    }

    @Test
    void saysWithWhichCodeItFailed() {
        jobs.start(job("fails", "echo no; exit 3"));

        assertThat(awaitEnd("fails")).isEqualTo(new Ended(3, null));
        assertThat(log("fails")).containsExactly("no");
    }

    @Test
    void tellsWhatItWritesWhileItRuns() {
        jobs.start(job("writes", "echo one; sleep 2; echo two; sleep 60"));

        await().atMost(SOON).until(() -> log("writes").equals(List.of("one")));
        assertThat(jobs.look(id("writes"))).isInstanceOf(Running.class);
        var first = jobs.log(id("writes"), 0, 100).getFirst().offset();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jobs.log(id("writes"), first, 100))
                        .extracting(LogLine::text)
                        .containsExactly("two"));
        jobs.end(id("writes"));
        await().atMost(SOON).until(() -> jobs.look(id("writes")) instanceof Gone);
    }

    @Test
    void isStartedOnceHoweverOftenItIsAskedFor() {
        jobs.start(job("once", "echo begun; sleep 3"));
        jobs.start(job("once", "echo begun; sleep 3"));

        assertThat(awaitEnd("once")).isEqualTo(new Ended(0, null));
        assertThat(log("once")).containsExactly("begun");
    }

    @Test
    void saysWhyItDoesNotBegin() {
        jobs.start(job("unpulled", "missing:1", "true", 64, Duration.ofMinutes(1)));
        jobs.start(job("too-much", "builder:1", "true", 64 * 1024, Duration.ofMinutes(1)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jobs.look(id("unpulled")))
                        .isInstanceOfSatisfying(
                                Waiting.class,
                                waiting -> assertThat(waiting.why()).contains("ImagePullBackOff")));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jobs.look(id("too-much")))
                        .isInstanceOfSatisfying(
                                Waiting.class,
                                waiting -> assertThat(waiting.why()).contains("exceeded quota")));
        jobs.end(id("unpulled"));
        jobs.end(id("too-much"));
    }

    @Test
    void isEndedByTheClusterWhenItTakesTooLong() {
        jobs.start(job("slow", "builder:1", "sleep 60", 64, Duration.ofSeconds(2)));

        assertThat(awaitEnd("slow")).isEqualTo(new Ended(null, "it took longer than it may"));
        jobs.end(id("slow"));
    }

    @Test
    void saysWhatCanNeverRun() {
        var nowhere = new JobId("nowhere-" + namespace, "lost");
        assertThatThrownBy(() -> jobs.look(nowhere)).isInstanceOf(NotPermitted.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jobs.start(job("Not A Name", "true")))
                .withMessageContaining("metadata.name");
    }
}
