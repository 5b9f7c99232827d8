package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of replicas when their portal is killed. */
class OrphanTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path temporary;

    @Test
    @EnabledOnOs(OS.LINUX)
    void endWithTheirPortal() throws Exception {
        var replicas = replicasOfAKilledPortal(System.getenv("PATH"));

        await().atMost(PATIENCE).until(() -> replicas.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void areEndedByTheNextPortalWhereTheyDoNotEndByThemselves() throws Exception {
        var replicas = replicasOfAKilledPortal("");
        assertThat(replicas).hasSize(2).allMatch(ProcessHandle::isAlive);

        new ClusterFolder(folder()).open(21_700).close();

        assertThat(replicas).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void areFoundAlsoWhenTheirPortalCouldNotNoteThem() throws Exception {
        var replicas = replicasOfAKilledPortal("");
        for (var replica : replicas) {
            Files.delete(folder().resolve("processes").resolve(Long.toString(replica.pid())));
        }

        new ClusterFolder(folder()).open(21_700).close();

        assertThat(replicas).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void areNotTakenForStrangersWithANotedNumber() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var processes = Files.createDirectories(folder().resolve("processes"));
            Files.writeString(
                    processes.resolve(Long.toString(stranger.pid())),
                    stranger.info().startInstant().orElseThrow().toString());

            new ClusterFolder(folder()).open(21_700).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private Path folder() {
        return temporary.resolve("cluster");
    }

    private List<ProcessHandle> replicasOfAKilledPortal(String path) throws IOException {
        var portal = KilledPortal.start(folder(), path);
        try (var output = new BufferedReader(new InputStreamReader(portal.getInputStream(), StandardCharsets.UTF_8))) {
            return Stream.of(output.readLine(), output.readLine())
                    .map(line -> ProcessHandle.of(Long.parseLong(line)).orElseThrow())
                    .toList();
        } finally {
            portal.destroyForcibly().onExit().join();
        }
    }
}
