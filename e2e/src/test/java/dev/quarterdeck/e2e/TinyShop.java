package dev.quarterdeck.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A checkout with one service that is built and started within seconds, so that a test can wait for it again and again. */
final class TinyShop {

    static final String SERVICE = "greeting-service";

    private static final String FOLDER = "catalog-services/" + SERVICE;

    /** Slow enough to be killed in the middle. */
    private static final String PIPELINE = """
            apiVersion: quarterdeck.dev/v1
            kind: Pipeline
            metadata: {name: greeting-service}
            spec:
              artifact: catalog-services/greeting-service/target/greeting-service.jar
              stages:
                - name: Build
                  steps:
                    - name: Compile
                      run: sleep 2 && cd catalog-services/greeting-service && @TOOLS@/javac -d target/classes Greeting.java
                - name: Test
                  steps:
                    - name: Test
                      run: sleep 2 && test -f catalog-services/greeting-service/target/classes/Greeting.class
                - name: Package
                  steps:
                    - name: Package
                      run: sleep 2 && cd catalog-services/greeting-service/target && echo ${version} > classes/version && @TOOLS@/jar --create --file greeting-service.jar --main-class Greeting -C classes .
            """;

    private static final String CATALOG = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: greeting-service
              annotations:
                backstage.io/source-location: dir:.
                quarterdeck.dev/score: score.yaml
                quarterdeck.dev/pipeline: pipeline.yaml
            spec: {type: service, lifecycle: production, owner: greeters}
            """;

    private static final String SCORE = """
            apiVersion: score.dev/v1b1
            metadata: {name: greeting-service}
            service: {ports: {http: {port: 8080}}}
            containers:
              main:
                image: .
                livenessProbe: {httpGet: {path: /live, port: 8080}}
                readinessProbe: {httpGet: {path: /ready, port: 8080}}
            """;

    private static final String GREETING = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;

            public class Greeting {
                public static void main(String[] arguments) throws Exception {
                    var readyAt = System.nanoTime() + 1_500_000_000L;
                    var server = HttpServer.create(
                            new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
                    server.createContext("/metrics", exchange -> {
                        var count = Math.max(0, (System.nanoTime() - readyAt) / 1_000_000_000L);
                        var text = "http_requests_total{route=\\"/\\",status=\\"200\\"} " + 5 * count + "\\ngreetings_total " + count + "\\n";
                        exchange.sendResponseHeaders(200, text.length());
                        exchange.getResponseBody().write(text.getBytes());
                        exchange.close();
                    });
                    server.createContext("/", exchange -> {
                        var early = exchange.getRequestURI().getPath().equals("/ready") && System.nanoTime() < readyAt;
                        exchange.sendResponseHeaders(early ? 503 : 200, -1);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;

    private TinyShop() {}

    /** Writes it to {@code checkout}, commits it, and builds its first release. */
    static void create(Path checkout) throws IOException, InterruptedException {
        var service = Files.createDirectories(checkout.resolve(FOLDER));
        var tools = Path.of(System.getProperty("java.home"), "bin").toString();
        Files.writeString(service.resolve("pipeline.yaml"), PIPELINE.replace("@TOOLS@", tools));
        Files.writeString(service.resolve("catalog-info.yaml"), CATALOG);
        Files.writeString(service.resolve("score.yaml"), SCORE);
        Files.writeString(service.resolve("Greeting.java"), GREETING);
        run(checkout, "git", "init", "-q", "-b", "main");
        run(checkout, "git", "add", ".");
        run(checkout, "git", "-c", "user.name=Sample", "-c", "user.email=sample@example.org", "commit", "-qm", "Greet");
        run(service, tools + "/javac", "-d", "target/classes", "Greeting.java");
        run(
                service.resolve("target"),
                tools + "/jar",
                "--create",
                "--file",
                SERVICE + ".jar",
                "--main-class",
                "Greeting",
                "-C",
                "classes",
                ".");
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s failed in %s".formatted(List.of(command), folder));
        }
    }
}
