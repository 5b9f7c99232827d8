package dev.quarterdeck.connector.kubernetes;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.jspecify.annotations.Nullable;

/**
 * A real Kubernetes control plane on loopback: etcd, API server and controller manager, as child processes. There is no
 * kubelet: {@link KubeletStandIn} is one.
 */
public final class RealControlPlane implements AutoCloseable {

    /** May do everything. */
    public static final String ADMIN = "admin-token";

    /** User {@code portal}, who may do nothing until a test lets it. */
    public static final String PORTAL = "portal-token";

    private static final List<String> PROGRAMS = List.of("etcd", "kube-apiserver", "kube-controller-manager");
    private static final int LINES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static @Nullable RealControlPlane shared;

    private final Path binaries;
    private final Path folder;
    private final Certificates certificates;
    private final int etcdPort = freePort();
    private final int peerPort = freePort();
    private final int apiPort = freePort();
    private final Map<String, ConcurrentLinkedDeque<String>> said = new ConcurrentHashMap<>();
    private ChildProcess etcd;
    private ChildProcess api;
    private ChildProcess manager;

    private RealControlPlane(Path binaries, Path folder) throws Exception {
        this.binaries = binaries;
        this.folder = folder;
        this.certificates = Certificates.in(folder);
        Files.writeString(
                folder.resolve("tokens.csv"),
                "%s,admin,1,\"system:masters\"\n%s,portal,2,\"portals\"\n".formatted(ADMIN, PORTAL));
        Files.writeString(kubeconfig(), kubeconfigText());
        etcd = startedEtcd();
        api = startedApi();
        awaitApi();
        manager = startedManager();
        awaitAccounts();
    }

    /** One for all tests of this process, which it ends with. Skips the test, and says so, if there are no programs. */
    public static synchronized RealControlPlane shared() {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** One of its own, for a test that does harm to it. */
    public static RealControlPlane start() {
        var binaries = binaries();
        Assumptions.assumeThat(binaries)
                .as(
                        "etcd, kube-apiserver and kube-controller-manager in $KUBEBUILDER_ASSETS or ~/.cache/quarterdeck-kube")
                .isPresent();
        try {
            return new RealControlPlane(binaries.orElseThrow(), Files.createTempDirectory("quarterdeck-kube"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The control plane did not start", e);
        }
    }

    private static Optional<Path> binaries() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS")).map(Path::of),
                        Optional.of(Path.of(System.getProperty("user.home"), ".cache", "quarterdeck-kube")))
                .flatMap(Optional::stream)
                .filter(folder -> PROGRAMS.stream().allMatch(name -> Files.isExecutable(folder.resolve(name))))
                .findFirst();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildProcess startedEtcd() {
        var address = "http://127.0.0.1:" + etcdPort;
        var peer = "http://127.0.0.1:" + peerPort;
        return run(
                "etcd",
                "--name=t",
                "--data-dir=" + store(),
                "--unsafe-no-fsync",
                "--listen-client-urls=" + address,
                "--advertise-client-urls=" + address,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=t=" + peer);
    }

    private ChildProcess startedApi() {
        return run(
                "kube-apiserver",
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + apiPort,
                "--tls-cert-file=" + certificates.certificate(),
                "--tls-private-key-file=" + certificates.key(),
                "--cert-dir=" + folder.resolve("generated"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + certificates.accountsPublicKey(),
                "--service-account-signing-key-file=" + certificates.accountsKey(),
                "--authorization-mode=RBAC",
                "--token-auth-file=" + folder.resolve("tokens.csv"),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--endpoint-reconciler-type=none",
                "--kubelet-preferred-address-types=InternalIP");
    }

    private ChildProcess startedManager() {
        return run(
                "kube-controller-manager",
                "--kubeconfig=" + kubeconfig(),
                "--authentication-kubeconfig=" + kubeconfig(),
                "--authorization-kubeconfig=" + kubeconfig(),
                "--bind-address=127.0.0.1",
                "--secure-port=" + freePort(),
                "--port=0",
                "--cert-dir=" + folder.resolve("manager"),
                "--leader-elect=false",
                "--service-account-private-key-file=" + certificates.accountsKey(),
                "--root-ca-file=" + certificates.certificate(),
                "--controllers=*,-nodelifecycle",
                "--kube-api-qps=200",
                "--kube-api-burst=400");
    }

    private ChildProcess run(String program, String... flags) {
        var line = new ArrayList<>(List.of(binaries.resolve(program).toString()));
        line.addAll(List.of(flags));
        var last = said.computeIfAbsent(program, _ -> new ConcurrentLinkedDeque<>());
        return ChildProcess.start(Map.of(), line, text -> {
            last.add(text);
            if (last.size() > LINES) {
                last.poll();
            }
        });
    }

    private void awaitApi() {
        try (var client = client(ADMIN)) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> {
                        if (!api.alive()) {
                            throw new AssertionError(tail("kube-apiserver"));
                        }
                        return "ok".equals(client.raw("/readyz"));
                    });
        }
    }

    private void awaitAccounts() {
        try (var client = client(ADMIN)) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> client.serviceAccounts()
                                    .inNamespace("default")
                                    .withName("default")
                                    .get()
                            != null);
        }
    }

    private String tail(String program) {
        return program + " ended: " + String.join("\n", said.getOrDefault(program, new ConcurrentLinkedDeque<>()));
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + apiPort);
    }

    /** PEM, which vouches for {@link #url()}. */
    public Path caFile() {
        return certificates.certificate();
    }

    /** Of the administrator. */
    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** For whatever else must be had over TLS on loopback. */
    Certificates certificates() {
        return certificates;
    }

    private String kubeconfigText() {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: test
                  cluster: {server: "%s", certificate-authority: "%s"}
                users:
                - name: admin
                  user: {token: "%s"}
                contexts:
                - name: test
                  context: {cluster: test, user: admin}
                current-context: test
                """.formatted(url(), caFile(), ADMIN);
    }

    /** A client of whoever {@code token} is. */
    public KubernetesClient client(String token) {
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url().toString())
                .withCaCertFile(caFile().toString())
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(10_000)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Makes a namespace of its own for a test. */
    public String newNamespace(String prefix) {
        try (var client = client(ADMIN)) {
            return client.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withGenerateName(prefix + "-")
                            .endMetadata()
                            .build())
                    .create()
                    .getMetadata()
                    .getName();
        }
    }

    /** As a power cut would. */
    public void killApi() {
        api.close();
    }

    /** After {@link #killApi}; returns once it is ready. */
    public void restartApi() {
        api = startedApi();
        awaitApi();
    }

    /** All that is in the cluster now, for {@link #restore}; nothing answers meanwhile. */
    public Path backUp() {
        var copy = folder.resolve("backup");
        stop();
        copy(store(), copy);
        goOn();
        return copy;
    }

    /** Puts the cluster back to where it was then, as from a snapshot of etcd. */
    public void restore(Path backUp) {
        stop();
        delete(store());
        copy(backUp, store());
        goOn();
    }

    private Path store() {
        return folder.resolve("etcd");
    }

    private void stop() {
        manager.close();
        api.close();
        etcd.close();
    }

    private void goOn() {
        etcd = startedEtcd();
        restartApi();
        manager = startedManager();
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It answers nothing from now on, and breaks no connection. */
    public void pauseApi() {
        api.signal("STOP");
    }

    public void resumeApi() {
        api.signal("CONT");
    }

    @Override
    public void close() {
        stop();
        delete(folder);
    }
}
