package dev.quarterdeck.connector.kubernetes.applyset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.kubernetes.ConnectionOnThePlane;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.manifest.ApplySet;
import dev.quarterdeck.connector.manifest.ApplyWish;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The portal's sets and those of the real kubectl, on a real control plane. */
class KubectlTests {

    private static final String CART = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cart}\n";

    private static RealControlPlane plane;

    @BeforeAll
    static void start() {
        plane = RealControlPlane.shared();
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
                "kubectl is not installed");
    }

    private record Run(int exitCode, String output) {}

    private static Run apply(String namespace, String set, String manifests) throws Exception {
        var builder = new ProcessBuilder(List.of(
                        "kubectl",
                        "--kubeconfig=" + plane.kubeconfig(),
                        "--namespace=" + namespace,
                        "apply",
                        "--prune",
                        "--applyset=configmap/" + set,
                        "--filename=-"))
                .redirectErrorStream(true);
        builder.environment().put("KUBECTL_APPLYSET", "true");
        var kubectl = builder.start();
        try (var input = kubectl.outputWriter(UTF_8)) {
            input.write(manifests);
        }
        var output = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
        return new Run(kubectl.waitFor(), output);
    }

    @Test
    void knowEachOthersSetsAndLeaveThemAlone() throws Exception {
        var namespace = plane.newNamespace("kubectl");
        try (var connection = ConnectionOnThePlane.of(plane, RealControlPlane.ADMIN)) {
            var sets = new KubernetesApplySets(connection);

            var theirs = apply(namespace, "theirs", CART);
            assertThat(theirs.exitCode()).as(theirs.output()).isZero();
            assertThat(sets.find(namespace, "theirs")).map(ApplySet::tool).contains("kubectl");

            assertThat(sets.apply(
                            new ApplyWish(namespace, "ours", CART.replace("cart", "stock"), false, Set.of(), Map.of()),
                            _ -> Optional.empty()))
                    .isInstanceOf(Done.class);
            assertThat(apply(namespace, "ours", CART).output()).contains("tool", "quarterdeck");
        }
    }
}
