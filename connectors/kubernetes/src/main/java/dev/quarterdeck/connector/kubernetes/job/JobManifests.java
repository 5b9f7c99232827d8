package dev.quarterdeck.connector.kubernetes.job;

import dev.quarterdeck.connector.job.Job;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a job is in the words of Kubernetes. */
final class JobManifests {

    static final String CONTAINER = "main";

    private static final Map<String, String> OWN = Map.of("app.kubernetes.io/managed-by", "quarterdeck");

    /** The portal takes it away itself; this is for one that never came back. */
    private static final int KEPT_SECONDS = Math.toIntExact(Duration.ofHours(6).toSeconds());

    private static final long GRACE_SECONDS = 5;

    private JobManifests() {}

    static io.fabric8.kubernetes.api.model.batch.v1.Job job(Job job) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(job.id().name())
                .withNamespace(job.id().namespace())
                .withLabels(OWN)
                .addToLabels(job.about())
                .endMetadata()
                .withNewSpec()
                // whether it is tried again is for whoever asked for it to say
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(Math.max(1, job.longest().toSeconds()))
                .withTtlSecondsAfterFinished(KEPT_SECONDS)
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(OWN)
                .addToLabels(job.about())
                .endMetadata()
                .withSpec(pod(job))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static PodSpec pod(Job job) {
        var amounts = Map.of(
                "cpu", new Quantity(job.cpuMillis() + "m"), "memory", new Quantity(job.memoryMebibytes() + "Mi"));
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withContainers(new ContainerBuilder()
                        .withName(CONTAINER)
                        .withImage(job.image())
                        .withCommand(job.command())
                        .withEnv(variables(job))
                        .withNewResources()
                        .withRequests(amounts)
                        .withLimits(amounts)
                        .endResources()
                        .withNewSecurityContext()
                        .withAllowPrivilegeEscalation(false)
                        .endSecurityContext()
                        .build())
                .build();
    }

    private static List<EnvVar> variables(Job job) {
        var known = new TreeMap<>(job.variables())
                .entrySet().stream()
                        .map(variable -> new EnvVarBuilder()
                                .withName(variable.getKey())
                                .withValue(variable.getValue())
                                .build());
        var secret = job.secrets().keySet().stream()
                .sorted()
                .map(name -> new EnvVarBuilder()
                        .withName(name)
                        .withNewValueFrom()
                        .withNewSecretKeyRef(name, job.id().name(), false)
                        .endValueFrom()
                        .build());
        return Stream.concat(known, secret).toList();
    }

    /** Of the same name. */
    static Secret secret(Job job) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(job.id().name())
                .withNamespace(job.id().namespace())
                .withLabels(OWN)
                .endMetadata()
                .withType("Opaque")
                .withStringData(job.secrets())
                .build();
    }
}
