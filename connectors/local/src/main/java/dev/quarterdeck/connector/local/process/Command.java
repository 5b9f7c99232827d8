package dev.quarterdeck.connector.local.process;

import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.local.image.ImageStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a replica. */
final class Command {

    private Command() {}

    /** Java archives run on the portal's own Java; any other artifact is an executable file. */
    static List<String> of(Workload workload, ImageStart image) {
        var file = image.file().toString();
        var command = new ArrayList<String>();
        if (file.endsWith(".jar")) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(memoryFlags(workload.memoryMebibytes()));
            command.addAll(image.flags());
            command.add("-jar");
        }
        command.add(file);
        command.addAll(workload.arguments());
        return command;
    }

    /**
     * Fits a small service into its limit. Half of it is heap; classes, code and stacks take the rest. The heap begins
     * small and stays close to what is in use: on a machine with much memory Java would take all of it at once. The
     * first compiler alone, for what is called three times as often as usual, and the collector without helper threads, let
     * twenty services start on two cores. Together that makes 110 MiB and 4 s of processor time to readiness of a small Spring service, instead of 180 and 7.
     */
    private static List<String> memoryFlags(int mebibytes) {
        var heap = Math.max(16, mebibytes / 2);
        return List.of(
                "-Xms%dm".formatted(Math.max(8, heap / 4)),
                "-Xmx%dm".formatted(heap),
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=3",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED");
    }
}
