package dev.quarterdeck.e2e;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Kubernetes control plane without kubelets, as a program of its own; its pods are processes of this machine. */
final class ControlPlane implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ROLE = ROOT.resolve("deploy/kubernetes/role.yaml");
    private static final List<Path> ROLES = List.of(
            ROOT.resolve("deploy/kubernetes/inventory.yaml"), ROOT.resolve("deploy/kubernetes/apply-sets.yaml"));
    private static final String PROGRAM = "dev.quarterdeck.connector.kubernetes.ControlPlaneProgram";

    /** What {@link #PROGRAM} needs of what the tests have. */
    private static final String OURS = ".*(assertj|awaitility|hamcrest|opentest4j|byte-buddy|junit).*";

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedReader answers;
    private final Map<String, String> values = new HashMap<>();
    private final HttpClient client;

    private ControlPlane(Process process) throws IOException, GeneralSecurityException, InterruptedException {
        this.process = process;
        this.answers = process.inputReader();
        var last = "";
        for (var line = answers.readLine(); line != null && !line.equals("ready"); line = answers.readLine()) {
            last = line;
            if (line.contains("=")) {
                values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        if (!values.containsKey("url")) {
            Assumptions.assumeFalse(process.waitFor() == 3, last);
            throw new IllegalStateException("The control plane did not start");
        }
        this.client = HttpClient.newBuilder()
                .sslContext(trusting(Path.of(values.get("ca"))))
                .build();
    }

    /** Skips the test, and says so, where there are no programs of one. */
    static ControlPlane start(Path archive, List<String> environments) throws Exception {
        return start(List.of(), archive.toString(), "-", environments);
    }

    /** With a Git repository, and a stand-in for Argo CD that follows it. */
    static ControlPlane startWithGit(Path archive, Path repository, List<String> environments) throws Exception {
        return start(List.of(), archive.toString(), repository.toString(), environments);
    }

    /** One whose containers are portals, as they were built last, in a namespace of the name {@code live}. */
    static ControlPlane ofPortals() throws Exception {
        var app = ROOT.resolve("portal/target/app");
        var program = List.of(
                "@" + ROOT.resolve("deploy/portal.jvm"),
                // they live for seconds, on two cores
                "-XX:TieredStopAtLevel=1",
                "-XX:SharedArchiveFile=" + app.resolve("classes.jsa"),
                "-Xlog:cds=off",
                "-Xlog:aot=off",
                "-jar",
                app.resolve("quarterdeck.jar").toString());
        return start(List.of("-Dprogram=" + String.join(" ", program)), "none", "-", List.of("live"));
    }

    private static ControlPlane start(
            List<String> options, String archive, String repository, List<String> environments) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                        Stream.of(java, "-Xmx128m", "-cp", classPath()),
                        options.stream(),
                        Stream.of(PROGRAM, archive, ROLE.toString(), repository),
                        environments.stream())
                .flatMap(part -> part)
                .toList();
        return new ControlPlane(new ProcessBuilder(command)
                .redirectError(Path.of("target", "control-plane.log").toFile())
                .start());
    }

    /** Without logback, which would write between the answers. */
    private static String classPath() throws IOException {
        Portal.layOut();
        try (var portal = Files.list(ROOT.resolve("portal/target/app/lib"))) {
            var ours = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(path -> path.matches(OURS));
            return Stream.concat(
                            Stream.of(ROOT.resolve("connectors/kubernetes/target/test-classes")
                                    .toString()),
                            Stream.concat(portal.map(Path::toString).filter(path -> !path.contains("logback")), ours))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        try (InputStream file = Files.newInputStream(authority)) {
            keys.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Of a portal that runs the shop there, with the rights of the Role that it ships with. */
    Map<String, String> settings(List<String> environments) {
        var connection = "quarterdeck.kubernetes.main.";
        var settings = new HashMap<>(Map.of(
                "quarterdeck.local-cluster.enabled",
                "false",
                "quarterdeck.sample-data.cluster",
                "main",
                connection + "url",
                values.get("url"),
                connection + "ca-file",
                values.get("ca"),
                connection + "token",
                values.get("portal"),
                connection + "image",
                "registry.test/{component}:{version}"));
        // nobody sends requests here, so nobody has to be waited for
        settings.put(connection + "drain", "1s");
        settings.put(connection + "heartbeat", "1s");
        settings.put("quarterdeck.deployments.verification", "1s");
        settings.put("quarterdeck.commands.clusters", "main");
        if (values.containsKey("git")) {
            settings.put(connection + "git.url", values.get("git"));
            settings.put(connection + "git.application", values.get("application"));
            settings.put(connection + "git.environments", "staging,production");
            settings.put(connection + "git.interval", "2s");
        }
        environments.forEach(
                environment -> settings.put(connection + "namespaces." + environment, values.get(environment)));
        return settings;
    }

    String namespace(String environment) {
        return String.valueOf(values.get(environment));
    }

    Path kubeconfig() {
        return Path.of(values.get("kubeconfig"));
    }

    /** Where a Service of an environment is reached, as through kube-proxy. */
    String service(String environment, String name) throws IOException {
        return answer("service %s %s".formatted(values.get(environment), name));
    }

    /** Where the pod with an address of the cluster is reached on this machine. */
    String pod(String address) throws IOException {
        return answer("pod " + address);
    }

    private String answer(String question) throws IOException {
        var orders = process.outputWriter();
        orders.write(question + "\n");
        orders.flush();
        var answer = answers.readLine();
        answers.readLine();
        return answer;
    }

    /** The body of what the API server answers. */
    String get(String path) throws IOException, InterruptedException {
        return client.send(admin(path).GET().build(), BodyHandlers.ofString()).body();
    }

    int post(String path, String body) throws IOException, InterruptedException {
        var request = admin(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** At once, as if its node were gone. */
    void killPod(String environment, String name) throws IOException, InterruptedException {
        ask(admin("/api/v1/namespaces/%s/pods/%s?gracePeriodSeconds=0".formatted(values.get(environment), name))
                .DELETE()
                .build());
    }

    private HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create(values.get("url") + path))
                .header("Authorization", "Bearer " + values.get("admin"));
    }

    JsonNode deployment(String environment, String name) throws IOException, InterruptedException {
        return ask(request(environment, name).GET().build());
    }

    String image(String environment, String name) throws IOException, InterruptedException {
        return deployment(environment, name)
                .at("/spec/template/spec/containers/0/image")
                .asString();
    }

    /** As kubectl does, by a strategic merge. */
    void change(String environment, String name, String manager, String patch)
            throws IOException, InterruptedException {
        ask(request(environment, name + "?fieldManager=" + manager)
                .header("Content-Type", "application/strategic-merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(patch))
                .build());
    }

    /** Makes the roles that the portal ships with, and lets the portal do what some of them allow. */
    void grant(String... roles) throws IOException, InterruptedException {
        for (var file : ROLES) {
            for (var document : Files.readString(file).split("(?m)^---$")) {
                if (document.contains("\nkind: ClusterRole\n")) {
                    make("clusterroles", document);
                }
            }
        }
        for (var role : roles) {
            make("clusterrolebindings", """
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: ClusterRoleBinding
                    metadata: {name: %1$s-of-the-portal}
                    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %1$s}
                    subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: portal}]
                    """.formatted(role));
        }
    }

    private void make(String kind, String yaml) throws IOException, InterruptedException {
        ask(admin("/apis/rbac.authorization.k8s.io/v1/" + kind)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml))
                .build());
    }

    private HttpRequest.Builder request(String environment, String rest) {
        return admin("/apis/apps/v1/namespaces/%s/deployments/%s".formatted(values.get(environment), rest));
    }

    private JsonNode ask(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Its API server, as a power cut would. */
    void kill() throws IOException {
        order("kill");
    }

    /** Returns once it is ready. */
    void restart() throws IOException {
        order("restart");
    }

    /** Argo CD's part, which then applies nothing. */
    void pauseArgo() throws IOException {
        order("pause");
    }

    void resumeArgo() throws IOException {
        order("resume");
    }

    private void order(String order) throws IOException {
        var orders = process.outputWriter();
        orders.write(order + "\n");
        orders.flush();
        if (!"done".equals(answers.readLine())) {
            throw new IllegalStateException("The control plane did not " + order);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
