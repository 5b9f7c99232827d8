package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.kubernetes.argo.ApplicationsOnThePlane;
import dev.quarterdeck.connector.kubernetes.argo.ArgoStandIn;
import dev.quarterdeck.connector.kubernetes.git.BareRepository;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A {@link RealControlPlane} with a {@link KubeletStandIn} as a program, for tests that know a cluster only from outside.
 *
 * <p>Arguments: the archive that all containers are, the file of the Role that the portal gets, a folder for a Git
 * repository or {@code -}, names of environments. It writes {@code name=value} lines (url, ca, kubeconfig, admin, portal,
 * the namespace of each environment; with a repository also git, its address, and application, by which a stand-in for
 * Argo CD follows it) and then {@code ready}; or ends with 3 where there are no programs of a control plane. It obeys
 * {@code kill} and {@code restart} of the API server, {@code pause} and {@code resume} of the stand-in, writes
 * {@code done} after each, and ends with its input. For {@code service NAMESPACE NAME} it writes first where that
 * Service is reached, for {@code pod ADDRESS} where the pod with an address of the cluster is.
 *
 * <p>With the property {@value #PROGRAM}, containers are what java is told there instead of the archive.
 */
public final class ControlPlaneProgram {

    private static final int NOTHING_TO_START = 3;

    private static final String PROGRAM = "program";

    private ControlPlaneProgram() {}

    public static void main(String[] arguments) throws Exception {
        var given = List.of(arguments);
        try (var plane = RealControlPlane.start();
                var kubelet = kubelet(plane, Path.of(given.getFirst()));
                var admin = plane.client(RealControlPlane.ADMIN)) {
            say("url=" + plane.url());
            say("ca=" + plane.caFile());
            say("kubeconfig=" + plane.kubeconfig());
            say("admin=" + RealControlPlane.ADMIN);
            say("portal=" + RealControlPlane.PORTAL);
            for (var environment : given.subList(3, given.size())) {
                var namespace = plane.newNamespace(environment);
                grant(admin, namespace, Path.of(given.get(1)));
                say("%s=%s".formatted(environment, namespace));
            }
            if (given.get(2).equals("-")) {
                say("ready");
                obey(plane, kubelet, admin, null);
            } else {
                obeyWithGit(plane, kubelet, admin, Path.of(given.get(2)), Path.of(given.get(1)));
            }
        } catch (TestAbortedException e) {
            say(String.valueOf(e.getMessage()));
            System.exit(NOTHING_TO_START);
        }
        System.exit(0);
    }

    private static KubeletStandIn kubelet(RealControlPlane plane, Path archive)
            throws IOException, GeneralSecurityException {
        var program = System.getProperty(PROGRAM);
        return program == null
                ? KubeletStandIn.running(plane, archive)
                : KubeletStandIn.running(plane, List.of(program.split(" ")));
    }

    private static void grant(KubernetesClient admin, String namespace, Path role) throws IOException {
        try (var file = Files.newInputStream(role)) {
            admin.load(file).inNamespace(namespace).serverSideApply();
        }
        bind(admin, namespace, "Role", "quarterdeck");
    }

    private static void bind(KubernetesClient admin, String namespace, String kind, String role) {
        admin.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("quarterdeck")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", kind, role)
                        .addNewSubject("rbac.authorization.k8s.io", "Group", "portals", null)
                        .build())
                .create();
    }

    private static void obeyWithGit(
            RealControlPlane plane, KubeletStandIn kubelet, KubernetesClient admin, Path folder, Path role)
            throws IOException {
        ApplicationsOnThePlane.define(plane);
        var namespace = plane.newNamespace("argocd");
        try (var roles = Files.newInputStream(role.resolveSibling("gitops.yaml"))) {
            admin.load(roles).serverSideApply();
        }
        bind(admin, namespace, "ClusterRole", "quarterdeck-argocd-drive");
        var applications = new ApplicationsOnThePlane(admin, namespace);
        applications.make("shop", "spec: {syncPolicy: {automated: {prune: true}}}");
        try (var repository = BareRepository.in(folder);
                var argo = ArgoStandIn.asked(plane, repository, applications, "shop")) {
            say("git=" + repository.url());
            say("application=%s/shop".formatted(namespace));
            say("ready");
            obey(plane, kubelet, admin, argo);
        }
    }

    private static void obey(
            RealControlPlane plane, KubeletStandIn kubelet, KubernetesClient admin, @Nullable ArgoStandIn argo)
            throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            var words = order.split(" ");
            switch (words[0]) {
                case "kill" -> plane.killApi();
                case "restart" -> plane.restartApi();
                case "service" ->
                    say(new ServiceStandIn(admin, kubelet, words[1], words[2])
                            .address()
                            .toString());
                case "pod" -> say("http://127.0.0.1:" + kubelet.portOf(words[1]));
                case "pause" -> Objects.requireNonNull(argo).pause();
                case "resume" -> Objects.requireNonNull(argo).resume();
                default -> throw new IllegalArgumentException(order);
            }
            say("done");
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
