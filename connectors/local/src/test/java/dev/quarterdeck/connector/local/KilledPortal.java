package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.TestWorkload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.cluster.WorkloadStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A portal in a process of its own, to be killed: runs two replicas, prints their process numbers, and waits. */
final class KilledPortal {

    private KilledPortal() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var folder = Path.of(arguments[0]);
        var shop = TestWorkload.in(Files.createDirectories(folder.resolveSibling("artifacts")));
        var id = new WorkloadId("dev", "shop");
        var cluster = new ClusterFolder(folder).open(21_700);
        cluster.apply(shop.workload(id, "1", 2, Map.of()));
        while (cluster.observe(id).filter(WorkloadStatus::complete).isEmpty()) {
            Thread.sleep(50);
        }
        LocalFixture.processesOf(cluster, id).forEach(process -> System.out.println(process.pid()));
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Starts one whose replicas have only what {@code path} holds to be tied to it. */
    static Process start(Path folder, String path) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                java,
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledPortal.class.getName(),
                folder.toString()));
        builder.environment().put("PATH", path);
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
