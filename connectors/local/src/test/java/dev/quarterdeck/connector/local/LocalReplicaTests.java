package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.cluster.Artifact;
import dev.quarterdeck.connector.cluster.ClusterEvent;
import dev.quarterdeck.connector.cluster.Hammer;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.ReplicaStatus;
import dev.quarterdeck.connector.cluster.TestWorkload;
import dev.quarterdeck.connector.cluster.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalReplicaTests extends LocalFixture {

    @Test
    void refusesAnArtifactThatIsNotTheReleasedOneAndKeepsTheOldRevision() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));
        var other = new Artifact(shop.jar().toUri(), "0".repeat(64));

        cluster().apply(TestWorkload.workload(id, "2", other, Map.of("VERSION", "2"), 1));

        patiently().until(() -> status().stalled() != null);
        assertThat(status().stalled()).contains("SHA-256", "Build the release again");
        assertThat(cluster().events(id, 50)).extracting(ClusterEvent::reason).contains("DigestMismatch");
        assertThat(status().observed())
                .filteredOn(replica -> replica.revision().equals("rev-2"))
                .extracting(ReplicaStatus::startedAt)
                .containsOnlyNulls();
        assertThat(answer()).isEqualTo("1");
    }

    @Test
    void noticesAnArtifactThatChangedSinceItWasApplied(@TempDir Path folder) throws Exception {
        var jar = Files.copy(shop.jar(), folder.resolve("shop.jar"));
        applied(TestWorkload.workload(newId(), "1", TestWorkload.artifactOf(jar), Map.of(), 1));
        Files.write(jar, new byte[] {1}, StandardOpenOption.APPEND);

        cluster().evict(id, onlyReplica().name());

        patiently()
                .until(() -> cluster().events(id, 50).stream()
                        .anyMatch(event -> event.reason().equals("DigestMismatch")));
        assertThat(answer()).isEqualTo("1");
    }

    @Test
    void saysThatAnArtifactIsMissing(@TempDir Path folder) {
        var missing = new Artifact(folder.resolve("gone.jar").toUri(), "0".repeat(64));

        cluster().apply(TestWorkload.workload(newId(), "1", missing, Map.of(), 1));

        patiently().until(() -> status().stalled() != null);
        assertThat(status().stalled()).contains("gone.jar cannot be read");
    }

    @Test
    void runsAnExecutableFileAsItIs(@TempDir Path folder) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var script = Files.writeString(folder.resolve("shop"), """
                #!/bin/sh
                VERSION="script $1" exec %s -Xmx16m -jar %s
                """.formatted(java, shop.jar()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

        applied(TestWorkload.workload(newId(), "1", TestWorkload.artifactOf(script), Map.of(), 1));

        assertThat(answer()).isEqualTo("script ");
    }

    @Test
    void replacesAReplicaThatWasKilledByHandWithoutFailingWhatMayBeRepeated() {
        applied(shop.workload(newId(), "1", 2, Map.of()));
        var clients = Stream.generate(() -> new Hammer(cluster().endpoint(id), 1))
                .limit(4)
                .toList();
        patiently().until(() -> clients.stream().allMatch(client -> client.answers("1") > 50));

        processes().getFirst().destroyForcibly();

        patiently().until(() -> status().observed().stream().anyMatch(replica -> replica.restarts() == 1));
        patiently().until(() -> status().complete());
        clients.forEach(Hammer::close);
        assertThat(clients).allSatisfy(client -> assertThat(client.failures()).isEmpty());
    }

    @Test
    void endsWhatDoesNotEndWithinItsGrace() {
        var stubborn = withGrace(shop.workload(newId(), "1", 1, Map.of("END_MILLIS", "600000")), Duration.ofSeconds(1));
        applied(stubborn);
        var process = processes().getFirst();

        applied(stubborn.withReplicas(0));

        assertThat(process.isAlive()).isFalse();
    }

    private static Workload withGrace(Workload workload, Duration grace) {
        return new Workload(
                workload.id(),
                workload.revision(),
                workload.artifact(),
                workload.arguments(),
                workload.environment(),
                workload.replicas(),
                workload.memoryMebibytes(),
                workload.startup(),
                workload.readiness(),
                workload.liveness(),
                workload.progressDeadline(),
                grace);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void letsThePortalGoFirst() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of()));

        var process = Path.of("/proc", Long.toString(processes().getFirst().pid()));

        var afterItsName = Files.readString(process.resolve("stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        assertThat(afterItsName[16]).as("its nice value").isEqualTo("10");
        var session = process.resolve("autogroup");
        if (Files.exists(session)) {
            assertThat(session).content().endsWith("nice 10\n");
        }
    }

    /** The variables of a shell are those of the replica's own folder. */
    @Test
    void tellsAReplicaNothingOfThePortalsOwnEnvironment() throws Exception {
        applied(shop.workload(newId(), "1", 1, Map.of("GREETING", "hello")));

        var names = get("/environment").body().replaceAll("[\\[\\] ]", "").split(",");

        assertThat(names)
                .contains("GREETING", "VERSION", "PORT", "REPLICA")
                .isSubsetOf(
                        "GREETING",
                        "VERSION",
                        "PORT",
                        "REPLICA",
                        "QUARTERDECK_CLUSTER",
                        "PATH",
                        "HOME",
                        "LANG",
                        "TZ",
                        "PWD",
                        "OLDPWD",
                        "SHLVL",
                        "_");
    }

    @Test
    void givesEachReplicaAWorkingFolderThatEndsWithIt() throws Exception {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));
        var working = Path.of(get("/folder").body());
        assertThat(working).isDirectory().hasFileName(onlyReplica().name());

        applied(workload.withReplicas(0));

        assertThat(working).doesNotExist();
    }

    @Test
    void keepsTheLogsOfOnlyTheLastReplicas() throws Exception {
        var workload = shop.workload(newId(), "1", 4, Map.of());
        applied(workload);
        applied(workload.withReplicas(0));
        applied(workload);
        applied(workload.withReplicas(0));

        assertThat(logsOf(workload)).hasSize(6);
    }

    @Test
    void shortensTheLogOfAReplicaThatWritesMuch() throws Exception {
        var workload = applied(shop.workload(newId(), "1", 1, Map.of()));

        get("/shout");

        patiently().until(() -> logsOf(workload).size() == 2);
        assertThat(cluster().log(id, onlyReplica().name(), 0, 1))
                .extracting(LogLine::text)
                .containsExactly("version 1 starts as " + onlyReplica().name());
        assertThat(cluster().log(id, onlyReplica().name(), -1, 1).getFirst().offset())
                .isGreaterThan(5_000 * 1_024);
    }

    private List<Path> logsOf(Workload workload) throws IOException {
        var logs = folder.resolve("logs")
                .resolve(workload.id().environment())
                .resolve(workload.id().name());
        try (var files = Files.list(logs)) {
            return files.toList();
        }
    }
}
