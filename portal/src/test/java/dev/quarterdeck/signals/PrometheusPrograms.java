package dev.quarterdeck.signals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;

/** A real Prometheus, to hold our arithmetic against. */
public final class PrometheusPrograms {

    private PrometheusPrograms() {}

    /** Without it a test is skipped, and says so. */
    public static void assumeThere() {
        Assumptions.assumeThat(List.of("prometheus", "promtool"))
                .as("programs of Debian's package prometheus, on the path")
                .allMatch(PrometheusPrograms::isThere);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
