package dev.quarterdeck.connector.kubernetes.job;

import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.job.Job;
import dev.quarterdeck.connector.job.JobId;
import dev.quarterdeck.connector.job.JobState;
import dev.quarterdeck.connector.job.Jobs;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.LogReader;
import dev.quarterdeck.connector.kubernetes.Reasons;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs each as a Job with one pod, which is never tried again. */
final class KubernetesJobs implements Jobs {

    private static final int THERE_ALREADY = 409;

    private final KubernetesConnection connection;
    private final LogReader logs;

    KubernetesJobs(KubernetesConnection connection) {
        this.connection = connection;
        this.logs = new LogReader(connection);
    }

    @Override
    public String name() {
        return connection.name();
    }

    private KubernetesClient client() {
        return connection.client();
    }

    @Override
    public void start(Job job) {
        if (!job.secrets().isEmpty()) {
            create(JobManifests.secret(job));
        }
        create(JobManifests.job(job));
    }

    private void create(HasMetadata manifest) {
        connection.ask(() -> {
            try {
                return client().resource(manifest).create();
            } catch (KubernetesClientException e) {
                if (e.getCode() == THERE_ALREADY) {
                    return manifest;
                }
                if (e.getCode() == 400 || e.getCode() == 404 || e.getCode() == 422) {
                    throw new IllegalArgumentException(Reasons.of(e), e);
                }
                throw e;
            }
        });
    }

    @Override
    public JobState look(JobId id) {
        var job = connection.ask(() -> client().batch()
                .v1()
                .jobs()
                .inNamespace(id.namespace())
                .withName(id.name())
                .get());
        return job == null ? new JobState.Gone() : JobReader.read(job, pod(id), () -> lastEvent(job));
    }

    /** The newest, should a node have been lost with the first. */
    private Optional<Pod> pod(JobId id) {
        return connection
                .ask(() -> client().pods()
                        .inNamespace(id.namespace())
                        .withLabel("job-name", id.name())
                        .list()
                        .getItems())
                .stream()
                .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()));
    }

    /** What the cluster said of it last, as when a quota is used up. */
    private Optional<String> lastEvent(HasMetadata object) {
        return connection
                .ask(() -> client().v1()
                        .events()
                        .inNamespace(object.getMetadata().getNamespace())
                        .withField("involvedObject.uid", object.getMetadata().getUid())
                        .list()
                        .getItems())
                .stream()
                .filter(event -> "Warning".equals(event.getType()))
                .max(Comparator.comparing(event -> String.valueOf(event.getLastTimestamp())))
                .map(Event::getMessage);
    }

    @Override
    public List<LogLine> log(JobId id, long after, int limit) {
        return pod(id).map(pod -> logs.read(id.namespace(), pod.getMetadata().getName(), after, limit))
                .orElse(List.of());
    }

    @Override
    public void end(JobId id) {
        connection.ask(() -> client().batch()
                .v1()
                .jobs()
                .inNamespace(id.namespace())
                .withName(id.name())
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete());
        connection.ask(() -> client().secrets()
                .inNamespace(id.namespace())
                .withName(id.name())
                .delete());
    }
}
