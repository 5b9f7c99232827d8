package dev.quarterdeck.connector.kubernetes;

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
import org.opentest4j.TestAbortedException;

/**
 * A {@link RealControlPlane} with a {@link KubeletStandIn} as a program, for tests that know a cluster only from outside.
 *
 * <p>Arguments: the archive that all containers are, the file of the Role that the portal gets, names of environments. It
 * writes {@code name=value} lines (url, ca, kubeconfig, admin, portal, and the namespace of each environment) and then
 * {@code ready}; or ends with 3 where there are no programs of a control plane. It obeys {@code kill} and {@code restart}
 * of the API server, writes {@code done} after each, and ends with its input. For {@code service NAMESPACE NAME} it
 * writes first where that Service is reached, for {@code pod ADDRESS} where the pod with an address of the cluster is.
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
            for (var environment : given.subList(2, given.size())) {
                var namespace = plane.newNamespace(environment);
                grant(admin, namespace, Path.of(given.get(1)));
                say("%s=%s".formatted(environment, namespace));
            }
            say("ready");
            obey(plane, kubelet, admin);
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
        admin.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("quarterdeck")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "quarterdeck")
                        .addNewSubject("rbac.authorization.k8s.io", "Group", "portals", null)
                        .build())
                .create();
    }

    private static void obey(RealControlPlane plane, KubeletStandIn kubelet, KubernetesClient admin)
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
