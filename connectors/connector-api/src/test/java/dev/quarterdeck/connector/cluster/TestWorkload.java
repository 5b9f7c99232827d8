package dev.quarterdeck.connector.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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

    private static final String SOURCE = """
            import com.sun.net.httpserver.HttpExchange;
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.util.concurrent.Executors;

            public class Main {
                public static void main(String[] arguments) throws Exception {
                    var variables = System.getenv();
                    var version = variables.getOrDefault("VERSION", "1");
                    System.out.println("version " + version + " starts as " + variables.get("REPLICA"));
                    Thread.sleep(Long.parseLong(variables.getOrDefault("START_MILLIS", "0")));
                    if (variables.containsKey("CRASH")) {
                        System.out.println("version " + version + " crashes");
                        System.exit(3);
                    }
                    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(variables.get("PORT"))), 0);
                    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                    server.createContext("/", exchange -> answer(exchange, 200, version));
                    server.createContext("/slow", exchange -> { sleep(300); answer(exchange, 200, version); });
                    server.createContext("/ready", exchange -> answer(exchange, variables.containsKey("NEVER_READY") ? 503 : 200, "ready"));
                    server.createContext("/exit", exchange -> { answer(exchange, 200, "bye"); System.exit(4); });
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(2)));
                    server.start();
                    System.out.println("version " + version + " listens");
                }

                static void sleep(long millis) {
                    try { Thread.sleep(millis); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                }

                static void answer(HttpExchange exchange, int status, String text) throws java.io.IOException {
                    var body = text.getBytes();
                    exchange.sendResponseHeaders(status, body.length);
                    try (var out = exchange.getResponseBody()) { out.write(body); }
                }
            }
            """;

    private final Path jar;
    private final String sha256;

    private TestWorkload(Path jar, String sha256) {
        this.jar = jar;
        this.sha256 = sha256;
    }

    /** Compiles it into {@code folder}. */
    public static TestWorkload in(Path folder) {
        try {
            var source = Files.writeString(folder.resolve("Main.java"), SOURCE);
            var exit = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", folder.toString(), "-nowarn", source.toString());
            if (exit != 0) {
                throw new IllegalStateException("The test workload does not compile");
            }
            var jar = jarOf(folder);
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return new TestWorkload(jar, HexFormat.of().formatHex(digest));
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
        return new Workload(
                id,
                "rev-" + version,
                new Artifact(URI.create(jar.toUri().toString()), sha256),
                List.of(),
                all,
                replicas,
                48,
                new Probe("/", Duration.ofMillis(100), Duration.ofSeconds(2), 300),
                new Probe("/ready", Duration.ofMillis(200), Duration.ofSeconds(2), 2),
                new Probe("/", Duration.ofSeconds(1), Duration.ofSeconds(2), 5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }
}
