package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One pod of the {@link KubeletStandIn}, from its binding to its end, on a thread of its own. */
final class StandInPod {

    private static final String SAYS = "quarterdeck.dev/says";
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(3);

    /** @param at when it was written */
    record Line(Instant at, String text) {}

    private final KubernetesClient client;
    private final @Nullable List<String> program;
    private final String address;
    private final Set<String> said = new HashSet<>();

    private volatile Pod pod;
    private volatile boolean gone;
    private volatile @Nullable StandInContainer container;
    private volatile @Nullable StandInVolumes volumes;
    private volatile List<Line> before = List.of();
    private int restarts;
    private @Nullable ContainerState last;

    /** @param program what its container is, as java is told; null if nothing runs */
    StandInPod(KubernetesClient client, @Nullable List<String> program, Pod pod, String address) {
        this.client = client;
        this.program = program;
        this.pod = pod;
        this.address = address;
    }

    void see(Pod now) {
        pod = now;
    }

    boolean is(String namespace, String name) {
        return pod.getMetadata().getNamespace().equals(namespace)
                && pod.getMetadata().getName().equals(name);
    }

    String address() {
        return address;
    }

    int port() {
        var runs = container;
        return runs == null ? 0 : runs.port();
    }

    /** Of a pod that is only said to run, what its annotation {@value #SAYS} says, a line each hour up to its creation. */
    List<Line> lines(boolean previous) {
        var runs = container;
        if (program == null && runs == null) {
            return previous ? List.of() : saidLines();
        }
        return previous ? before : runs == null ? List.of() : runs.lines();
    }

    private List<Line> saidLines() {
        var says = pod.getMetadata()
                .getAnnotations()
                .getOrDefault(SAYS, "")
                .lines()
                .toList();
        var end = Instant.parse(pod.getMetadata().getCreationTimestamp());
        return IntStream.range(0, says.size())
                .mapToObj(line -> new Line(end.minus(Duration.ofHours(says.size() - 1L - line)), says.get(line)))
                .toList();
    }

    void end() {
        gone = true;
        var runs = container;
        if (runs != null) {
            runs.kill();
        }
        var there = volumes;
        if (there != null) {
            there.close();
        }
    }

    void live() {
        try {
            bind();
            while (!isEnding()) {
                if (spec().getImage().contains("missing")) {
                    cannotPull();
                } else if (pod.getSpec().getRestartPolicy().equals("Never")) {
                    runOnce();
                } else if (program == null) {
                    sayReady();
                } else {
                    runContainer(program);
                }
            }
            terminate();
        } catch (KubernetesClientException e) {
            if (!gone && e.getCode() != 404) {
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bind() {
        var metadata = pod.getMetadata();
        if (pod.getSpec().getNodeName() == null) {
            client.bindings()
                    .inNamespace(metadata.getNamespace())
                    .resource(new BindingBuilder()
                            .withNewMetadata()
                            .withName(metadata.getName())
                            .endMetadata()
                            .withNewTarget()
                            .withKind("Node")
                            .withName(KubeletStandIn.NODE)
                            .endTarget()
                            .build())
                    .create();
        }
    }

    private Container spec() {
        return pod.getSpec().getContainers().getFirst();
    }

    boolean isEnding() {
        return gone || pod.getMetadata().getDeletionTimestamp() != null;
    }

    private void cannotPull() throws InterruptedException {
        event("Warning", "Failed", "Failed to pull image \"%s\": not found".formatted(spec().getImage()));
        var waiting = new ContainerStateBuilder()
                .withNewWaiting("Back-off pulling image \"%s\"".formatted(spec().getImage()), "ImagePullBackOff")
                .build();
        write(waiting, false);
        awaitEnding();
    }

    private void sayReady() throws InterruptedException {
        write(running(Instant.now()), true);
        awaitEnding();
    }

    private void awaitEnding() throws InterruptedException {
        while (!isEnding()) {
            Thread.sleep(TICK);
        }
    }

    private static ContainerState running(Instant since) {
        return new ContainerStateBuilder().withNewRunning(seconds(since)).build();
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void runContainer(List<String> line) throws InterruptedException {
        var runs = StandInContainer.start(client, pod, line, folders(), address);
        container = runs;
        said.clear();
        event("Normal", "Started", "Started container " + spec().getName());
        write(running(runs.startedAt()), false);
        var probes = new StandInProbes(runs, spec(), this::event);
        while (runs.alive() && !isEnding()) {
            if (probes.step()) {
                write(running(runs.startedAt()), probes.ready());
            }
            if (probes.dead()) {
                event(
                        "Normal",
                        "Killing",
                        "Container %s failed liveness probe, will be restarted".formatted(spec().getName()));
                runs.end(grace());
            }
            Thread.sleep(TICK);
        }
        if (!isEnding()) {
            ended(runs, probes.dead());
        }
    }

    private StandInVolumes folders() {
        var there = volumes;
        if (there == null) {
            there = StandInVolumes.of(client, pod);
            volumes = there;
        }
        return there;
    }

    /** As the pod of a Job does. */
    private void runOnce() throws InterruptedException {
        var runs = StandInContainer.command(client, pod, address);
        container = runs;
        event("Normal", "Started", "Started container " + spec().getName());
        write(running(runs.startedAt()), true);
        while (runs.alive() && !isEnding()) {
            Thread.sleep(TICK);
        }
        if (!isEnding()) {
            write(terminated(runs), false);
            awaitEnding();
        }
    }

    private static ContainerState terminated(StandInContainer runs) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(runs.exitCode())
                .withReason(runs.exitCode() == 0 ? "Completed" : "Error")
                .withStartedAt(seconds(runs.startedAt()))
                .withFinishedAt(seconds(Instant.now()))
                .endTerminated()
                .build();
    }

    private Duration grace() {
        var seconds = pod.getSpec().getTerminationGracePeriodSeconds();
        return Duration.ofSeconds(seconds == null ? 30 : seconds);
    }

    private void ended(StandInContainer runs, boolean killed) throws InterruptedException {
        last = terminated(runs);
        before = runs.lines();
        if (restarts > 0 && !killed) {
            var pause = Duration.ofMillis(200L << Math.min(restarts, 6));
            pause = pause.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : pause;
            event("Warning", "BackOff", "Back-off restarting failed container");
            write(
                    new ContainerStateBuilder()
                            .withNewWaiting("back-off restarting failed container", "CrashLoopBackOff")
                            .build(),
                    false);
            Thread.sleep(pause);
        }
        restarts++;
    }

    private void terminate() throws InterruptedException {
        var runs = container;
        if (!gone && runs != null && runs.alive()) {
            Thread.sleep(preStop());
            runs.end(grace());
        }
        if (!gone) {
            client.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .withGracePeriod(0)
                    .delete();
        }
    }

    private Duration preStop() {
        var lifecycle = spec().getLifecycle();
        if (lifecycle == null || lifecycle.getPreStop() == null) {
            return Duration.ZERO;
        }
        var command = lifecycle.getPreStop().getExec().getCommand();
        return Duration.ofSeconds(Long.parseLong(command.getLast()));
    }

    /** Tries again while the API server is away, as a kubelet does. */
    private void write(ContainerState state, boolean ready) throws InterruptedException {
        while (!gone) {
            try {
                client.pods()
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(pod.getMetadata().getName())
                        .editStatus(now -> now.edit()
                                .withStatus(status(now.getStatus(), state, ready))
                                .build());
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() == 404) {
                    return;
                }
                Thread.sleep(TICK);
            }
        }
    }

    private PodStatus status(PodStatus now, ContainerState state, boolean ready) {
        var change = new PodStatusBuilder(now)
                .withPhase(phase(state))
                .withHostIP("127.0.0.1")
                .withPodIP(address)
                .withConditions()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("True")
                .endCondition()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .withLastTransitionTime(readySince(now, ready ? "True" : "False"))
                .endCondition()
                .addNewCondition()
                .withType("ContainersReady")
                .withStatus(ready ? "True" : "False")
                .endCondition();
        return change.withContainerStatuses()
                .addNewContainerStatus()
                .withName(spec().getName())
                .withImage(spec().getImage())
                .withImageID("")
                .withReady(ready)
                .withStarted(state.getRunning() != null)
                .withRestartCount(restarts)
                .withState(state)
                .withLastState(last)
                .endContainerStatus()
                .build();
    }

    private String phase(ContainerState state) {
        if (state.getTerminated() != null) {
            return state.getTerminated().getExitCode() == 0 ? "Succeeded" : "Failed";
        }
        return state.getRunning() == null && restarts == 0 ? "Pending" : "Running";
    }

    /** As a kubelet says it: since when it is so, and of a pod that was never ready, since its creation. */
    private String readySince(PodStatus now, String status) {
        var before = now.getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .findFirst();
        if (before.isEmpty() && status.equals("False")) {
            return pod.getMetadata().getCreationTimestamp();
        }
        return before.filter(condition -> condition.getStatus().equals(status))
                .map(PodCondition::getLastTransitionTime)
                .orElseGet(() -> seconds(Instant.now()));
    }

    /** Once for each run of the container. */
    private void event(String type, String reason, String message) {
        if (!said.add(reason + message)) {
            return;
        }
        var metadata = pod.getMetadata();
        var now = seconds(Instant.now());
        try {
            client.v1()
                    .events()
                    .inNamespace(metadata.getNamespace())
                    .resource(new EventBuilder()
                            .withNewMetadata()
                            .withGenerateName(metadata.getName() + ".")
                            .withNamespace(metadata.getNamespace())
                            .endMetadata()
                            .withNewInvolvedObject()
                            .withKind("Pod")
                            .withNamespace(metadata.getNamespace())
                            .withName(metadata.getName())
                            .withUid(metadata.getUid())
                            .withApiVersion("v1")
                            .endInvolvedObject()
                            .withType(type)
                            .withReason(reason)
                            .withMessage(message)
                            .withFirstTimestamp(now)
                            .withLastTimestamp(now)
                            .withCount(1)
                            .withNewSource("kubelet", KubeletStandIn.NODE)
                            .build())
                    .create();
        } catch (KubernetesClientException e) {
            // an event is nobody's promise
            said.remove(reason + message);
        }
    }
}
