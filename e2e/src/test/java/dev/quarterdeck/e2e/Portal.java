package dev.quarterdeck.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The portal as {@code make run} starts it: a process of its own, with a sample shop, in a data folder of its own. */
final class Portal implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * A portal that lives for minutes, on the cores that the shop and the browser share: what is compiled with more care
     * does not pay.
     */
    private static final String LIGHT = "-XX:TieredStopAtLevel=1";

    private static final String AS_USUAL = "";

    private final Path home;
    private final Path checkout;
    private final String javaOptions;
    private final int port;
    private final int firstRouterPort;
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    /** With this project's own shop. */
    Portal(Path home) throws IOException {
        this(home, ROOT);
    }

    /** @param checkout of the shop that it runs */
    Portal(Path home, Path checkout) throws IOException {
        this(home, checkout, LIGHT);
    }

    /** One whose figures say what those of {@code make run} would. */
    static Portal measured(Path home) throws IOException {
        return new Portal(home, ROOT, AS_USUAL);
    }

    /** One that is told something of its own. */
    static Portal with(Map<String, String> settings, Path home, Path checkout) throws IOException {
        var options = settings.entrySet().stream()
                .map(setting -> " -D%s=%s".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining());
        return new Portal(home, checkout, LIGHT + options);
    }

    private Portal(Path home, Path checkout, String javaOptions) throws IOException {
        this.home = home;
        this.checkout = checkout;
        this.javaOptions = javaOptions;
        layOut();
        this.port = freePort();
        // beside those of a portal that somebody may be running on this machine, and of a test beside this one
        this.firstRouterPort = 8_000 + 4_000 * Integer.getInteger("fork", 1) + port % 3_900;
        this.process = start();
    }

    /** What was built last, if that is not done. Of tests that run beside each other, one does it. */
    static void layOut() throws IOException {
        try (var file = FileChannel.open(
                        Path.of("target", "layout.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            var unpack = new ProcessBuilder(ROOT.resolve("deploy/bin/unpack").toString());
            if (unpack.inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("The portal could not be laid out: is it built?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(List.of(
                ROOT.resolve("deploy/bin/portal").toString(),
                "--server.port=" + port,
                "--quarterdeck.local-cluster.first-router-port=" + firstRouterPort,
                "--quarterdeck.sample-data.enabled=true",
                "--quarterdeck.sample-data.checkout=" + checkout));
        builder.environment().put("QUARTERDECK_HOME", home.toString());
        builder.environment().put("JAVA_OPTS", javaOptions);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "portal-" + port + ".log").toFile()));
        return builder.start();
    }

    /** Until somebody can sign in. */
    void awaitReady() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> status("/ready") == 200);
    }

    int status(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Where customers reach a workload. */
    URI workload(String environment, String name) throws IOException {
        return Files.readAllLines(home.resolve("cluster/ports")).stream()
                .filter(line -> line.startsWith(environment + "/" + name + " "))
                .map(line -> URI.create("http://127.0.0.1:" + line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Of the shop's code; whoever pushes there starts runs. */
    Path repository() {
        return home.resolve("repositories/shop.git");
    }

    /** That replicas have left for those to come. */
    List<Path> classArchives() throws IOException {
        try (var files = Files.walk(home.resolve("cluster/images"), 2)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    String passwordOf(String username) throws IOException {
        return Files.readAllLines(home.resolve("sample-users.txt")).stream()
                .filter(line -> line.startsWith(username + " "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** As Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The portal did not end");
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = start();
        awaitReady();
    }

    /** Whatever still runs out of the data folder. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != process.pid())
                .filter(this::ofThisHome)
                .toList();
    }

    /** By its command, or by what replicas and steps have in their environment. */
    private boolean ofThisHome(ProcessHandle handle) {
        var here = home.toString();
        return handle.info().commandLine().orElse("").contains(here)
                || handle.info().command().orElse("").contains(here)
                || environmentOf(handle).contains(here);
    }

    private static String environmentOf(ProcessHandle handle) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(handle.pid()), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        processes().forEach(ProcessHandle::destroyForcibly);
    }
}
