package dev.quarterdeck.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

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

    private TinyShop() {}

    /** Writes it to {@code checkout}, commits it, and builds its first release. */
    static void create(Path checkout) throws IOException, InterruptedException {
        var service = Files.createDirectories(checkout.resolve(FOLDER));
        var tools = Path.of(System.getProperty("java.home"), "bin").toString();
        Files.writeString(service.resolve("pipeline.yaml"), PIPELINE.replace("@TOOLS@", tools));
        Files.writeString(service.resolve("catalog-info.yaml"), CATALOG);
        Files.writeString(service.resolve("score.yaml"), SCORE);
        Files.writeString(service.resolve("Greeting.java"), greeting());
        run(checkout, "git", "init", "-q", "-b", "main");
        commit(checkout, "Greet");
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

    private static String greeting() throws IOException {
        try (var source = TinyShop.class.getResourceAsStream("/tiny-shop/Greeting.java")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Pushes a change of the service that makes it look up one name after the other; the run that follows releases it. */
    static void pushSlowerOne(Path repository, Path folder) throws IOException, InterruptedException {
        run(folder, "git", "clone", "-q", repository.toString(), ".");
        var source = folder.resolve(FOLDER).resolve("Greeting.java");
        Files.writeString(
                source,
                Files.readString(source)
                        .replace("NAMES_MILLISECONDS = 5", "NAMES_MILLISECONDS = 180")
                        .replace("in one go", "one by one"));
        commit(folder, "Look up");
        run(folder, "git", "push", "-q", "origin", "HEAD:main");
    }

    /** All that is in {@code folder}. */
    static void commit(Path folder, String message) throws IOException, InterruptedException {
        run(folder, "git", "add", ".");
        run(folder, "git", "-c", "user.name=Sample", "-c", "user.email=sample@example.org", "commit", "-qm", message);
    }

    static void run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s failed in %s".formatted(List.of(command), folder));
        }
    }
}
