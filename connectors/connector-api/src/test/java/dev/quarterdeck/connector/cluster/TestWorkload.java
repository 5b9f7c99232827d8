package dev.quarterdeck.connector.cluster;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** A tiny HTTP server as an artifact, whose behaviour its environment variables set. */
public final class TestWorkload {

    private final Path jar;

    private TestWorkload(Path jar) {
        this.jar = jar;
    }

    /** Compiles it into {@code folder}. */
    public static TestWorkload in(Path folder) {
        try {
            var source = folder.resolve("Main.java");
            try (var in = requireNonNull(TestWorkload.class.getResourceAsStream("Main.java"))) {
                Files.copy(in, source);
            }
            var exit = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", folder.toString(), "-nowarn", source.toString());
            if (exit != 0) {
                throw new IllegalStateException("The test workload does not compile");
            }
            var jar = jarOf(folder);
            return new TestWorkload(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a release of {@code file} would be. */
    public static Artifact artifactOf(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return new Artifact(file.toUri(), HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path jarOf(Path folder) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
        var jar = folder.resolve("workload.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("Main.class"));
            Files.copy(folder.resolve("Main.class"), out);
            out.closeEntry();
        }
        return jar;
    }

    public Path jar() {
        return jar;
    }

    /** One that answers {@code version} to every request. */
    public Workload workload(WorkloadId id, String version, int replicas, Map<String, String> variables) {
        var all = new TreeMap<>(variables);
        all.put("VERSION", version);
        return workload(id, version, artifactOf(jar), all, replicas);
    }

    /** One that runs {@code artifact} instead, which must behave like this. */
    public static Workload workload(
            WorkloadId id, String version, Artifact artifact, Map<String, String> variables, int replicas) {
        return new Workload(
                id,
                "rev-" + version,
                artifact,
                List.of(),
                variables,
                replicas,
                48,
                new Probe("/", Duration.ofMillis(100), Duration.ofSeconds(2), 300),
                new Probe("/ready", Duration.ofMillis(200), Duration.ofSeconds(2), 2),
                new Probe("/live", Duration.ofMillis(500), Duration.ofSeconds(2), 2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }
}
