package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** One run of a container as a process on this machine. */
final class StandInContainer {

    private final ChildProcess process;
    private final int port;
    private final List<StandInPod.Line> lines;
    private final Instant startedAt = Instant.now();

    private StandInContainer(ChildProcess process, int port, List<StandInPod.Line> lines) {
        this.process = process;
        this.port = port;
        this.lines = lines;
    }

    static StandInContainer start(
            KubernetesClient client, Pod pod, List<String> program, StandInVolumes volumes, String address) {
        var port = freePort();
        var variables = variables(client, pod, address);
        variables.replaceAll((_, value) -> volumes.here(onItsPort(pod, value, port)));
        variables.put("PORT", Integer.toString(port));
        var lines = new CopyOnWriteArrayList<StandInPod.Line>();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = ChildProcess.start(
                variables,
                Stream.concat(Stream.of(java, "-Djava.io.tmpdir=" + volumes.here("/tmp")), program.stream())
                        .toList(),
                text -> lines.add(new StandInPod.Line(Instant.now(), text)));
        return new StandInContainer(process, port, lines);
    }

    /** What the container itself is told to do, with the programs of this machine. */
    static StandInContainer command(KubernetesClient client, Pod pod, String address) {
        var lines = new CopyOnWriteArrayList<StandInPod.Line>();
        var process = ChildProcess.start(
                variables(client, pod, address),
                pod.getSpec().getContainers().getFirst().getCommand(),
                text -> lines.add(new StandInPod.Line(Instant.now(), text)));
        return new StandInContainer(process, 0, lines);
    }

    /** All pods share this machine's loopback, where a container would have an address of its own. */
    private static String onItsPort(Pod pod, String value, int port) {
        return pod.getSpec().getContainers().getFirst().getPorts().stream()
                        .anyMatch(declared ->
                                declared.getContainerPort().toString().equals(value))
                ? Integer.toString(port)
                : value;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> variables(KubernetesClient client, Pod pod, String address) {
        var values = new HashMap<String, String>();
        for (var variable : pod.getSpec().getContainers().getFirst().getEnv()) {
            values.put(variable.getName(), value(client, pod, address, variable));
        }
        return values;
    }

    private static String value(KubernetesClient client, Pod pod, String address, EnvVar variable) {
        var from = variable.getValueFrom();
        if (from == null) {
            return variable.getValue() == null ? "" : variable.getValue();
        }
        if (from.getFieldRef() != null) {
            return from.getFieldRef().getFieldPath().equals("metadata.name")
                    ? pod.getMetadata().getName()
                    : address;
        }
        var data = client.secrets()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(from.getSecretKeyRef().getName())
                .require()
                .getData();
        return new String(
                Base64.getDecoder().decode(data.get(from.getSecretKeyRef().getKey())), StandardCharsets.UTF_8);
    }

    int port() {
        return port;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    List<StandInPod.Line> lines() {
        return lines;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean alive() {
        return process.alive();
    }

    int exitCode() {
        return process.exitCode();
    }

    /** Asks it to end, and ends it if it has not by then. */
    void end(Duration grace) throws InterruptedException {
        process.signal("TERM");
        var last = Instant.now().plus(grace);
        while (process.alive() && Instant.now().isBefore(last)) {
            Thread.sleep(20);
        }
        process.close();
    }

    void kill() {
        process.close();
    }
}
