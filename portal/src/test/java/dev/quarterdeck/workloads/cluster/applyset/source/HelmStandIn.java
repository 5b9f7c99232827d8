package dev.quarterdeck.workloads.cluster.applyset.source;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands in for the program helm: it takes the arguments that the portal gives, and renders with Helm as a library, which
 * leaves out hooks and custom resource definitions, and takes no version of Kubernetes.
 */
final class HelmStandIn {

    private HelmStandIn() {}

    /** @return a script that runs it */
    static Path in(Path folder) throws IOException {
        var script = Files.writeString(folder.resolve("helm"), """
                #!/bin/sh
                exec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s "$@"
                """.formatted(
                        System.getProperty("java.home"),
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HelmStandIn.class.getName()));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("%s cannot be made a program".formatted(script));
        }
        return script;
    }

    /** @param arguments {@code template RELEASE CHART --namespace=… --include-crds --kube-version=… --values=…}, the last as often as wanted */
    public static void main(String[] arguments) {
        var command = new Helm(Path.of(arguments[2])).template().withName(arguments[1]);
        for (var i = 3; i < arguments.length; i++) {
            var option = arguments[i].split("=", 2);
            switch (option[0]) {
                case "--namespace" -> command.withNamespace(option[1]);
                case "--values" -> command.withValuesFile(Path.of(option[1]));
                case "--include-crds", "--kube-version" -> {}
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        try {
            System.out.print(command.call());
        } catch (IllegalStateException e) {
            System.err.println("Error: " + e.getMessage());
            System.exit(1);
        }
    }
}
