package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folders of a pod's volumes. A process sees all of this machine's, so it is told where they are instead. */
final class StandInVolumes implements AutoCloseable {

    private final Path root;
    private final Map<String, Path> mounted = new LinkedHashMap<>();

    private StandInVolumes(Path root) {
        this.root = root;
    }

    static StandInVolumes of(KubernetesClient client, Pod pod) {
        try {
            var volumes = new StandInVolumes(Files.createTempDirectory("quarterdeck-pod"));
            // a test may end without its pods
            Runtime.getRuntime().addShutdownHook(new Thread(volumes::close));
            for (var volume : pod.getSpec().getVolumes()) {
                volumes.fill(client, pod, volume);
            }
            for (var mount : pod.getSpec().getContainers().getFirst().getVolumeMounts()) {
                volumes.mounted.put(mount.getMountPath(), volumes.root.resolve(mount.getName()));
            }
            return volumes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(KubernetesClient client, Pod pod, Volume volume) throws IOException {
        var folder = Files.createDirectory(root.resolve(volume.getName()));
        if (volume.getConfigMap() != null) {
            var files = client.configMaps()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(volume.getConfigMap().getName())
                    .require()
                    .getData();
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
    }

    /** Where on this machine a path of the container is. */
    String here(String path) {
        return mounted.entrySet().stream()
                .filter(mount -> path.equals(mount.getKey()) || path.startsWith(mount.getKey() + "/"))
                .map(mount -> mount.getValue() + path.substring(mount.getKey().length()))
                .findFirst()
                .orElse(path);
    }

    @Override
    public void close() {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
