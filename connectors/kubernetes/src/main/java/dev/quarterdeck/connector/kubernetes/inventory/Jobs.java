package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts jobs before their time, as {@code kubectl create job --from} does. */
final class Jobs {

    /** What the cluster adds to a name must fit into 63 letters with it. */
    private static final int LONGEST = 45;

    private static final int TAKEN = 409;

    private final Target target;

    Jobs(Target target) {
        this.target = target;
    }

    /** @param once ends the job's name; null for a name that the cluster makes */
    Outcome run(@Nullable String once) {
        var cron = target.read();
        var template = Fields.of(cron).at("spec", "jobTemplate");
        var job = new GenericKubernetesResource();
        job.setApiVersion("batch/v1");
        job.setKind(Kind.JOB.word());
        var annotations = new HashMap<>(template.at("metadata").texts("annotations"));
        annotations.put("cronjob.kubernetes.io/instantiate", "manual");
        var name = target.id().name();
        var begin = name.substring(0, Math.min(LONGEST, name.length())) + "-manual-";
        job.setMetadata(new ObjectMetaBuilder()
                .withName(once == null ? null : begin + once)
                .withGenerateName(once == null ? begin : null)
                .withNamespace(target.id().namespace())
                .withLabels(template.at("metadata").texts("labels"))
                .withAnnotations(annotations)
                .addNewOwnerReference()
                .withApiVersion(cron.getApiVersion())
                .withKind(Kind.CRON_JOB.word())
                .withName(name)
                .withUid(cron.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .build());
        job.setAdditionalProperties(Map.of("spec", template.at("spec").map()));
        try {
            var made = target.client()
                    .genericKubernetesResources(Addresses.context(Kind.JOB, "batch/v1"))
                    .inNamespace(target.id().namespace())
                    .resource(job)
                    .create();
            return new Done("Started %s.".formatted(made.getMetadata().getName()));
        } catch (KubernetesClientException e) {
            if (once != null && e.getCode() == TAKEN) {
                return new Conflicted("%s was started already.".formatted(begin + once));
            }
            throw e;
        }
    }
}
