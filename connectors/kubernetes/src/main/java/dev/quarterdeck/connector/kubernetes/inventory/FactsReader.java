package dev.quarterdeck.connector.kubernetes.inventory;

import static dev.quarterdeck.connector.kubernetes.inventory.ObjectReader.shared;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Facts.Quota.Limit;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.kubernetes.argo.ApplicationFacts;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import dev.quarterdeck.connector.kubernetes.health.Quantities;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes from an object what is particular to its kind. */
final class FactsReader {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private FactsReader() {}

    static Facts of(Kind kind, GenericKubernetesResource object) {
        var all = Fields.of(object);
        return switch (kind) {
            case DEPLOYMENT, REPLICA_SET, STATEFUL_SET -> replicated(kind, object);
            case DAEMON_SET -> daemons(object);
            case JOB -> job(object);
            case CRON_JOB -> cronJob(object);
            case POD -> PodReader.facts(all);
            case NODE -> node(all);
            case QUOTA -> quota(all);
            case CONFIG_MAP, SECRET -> DataReader.facts(object);
            case VOLUME_CLAIM ->
                new Facts.Volume(
                        shared(all.at("status").text("phase", "Pending")),
                        all.at("status", "capacity")
                                .text(
                                        "storage",
                                        all.at("spec", "resources", "requests").text("storage", "")),
                        all.at("spec").text("storageClassName"));
            case SERVICE, INGRESS, NETWORK_POLICY, AUTOSCALER, DISRUPTION_BUDGET -> PointsReader.facts(kind, object);
            case APPLICATION -> ApplicationFacts.of(all);
            case NAMESPACE -> new Facts.None();
        };
    }

    private static Facts replicated(Kind kind, GenericKubernetesResource object) {
        var all = Fields.of(object);
        var status = all.at("status");
        var annotations = object.getMetadata().getAnnotations();
        return new Facts.Runs(
                (int) all.at("spec").number("replicas", 1),
                status.count("readyReplicas"),
                status.count("updatedReplicas"),
                annotations == null ? null : annotations.get(REVISION),
                all.at("spec").flag("paused"),
                PodReader.images(all.at("spec", "template")),
                shared(all.at("spec", "template", "metadata").texts("labels")),
                kind == Kind.REPLICA_SET ? Set.of() : needs(object, all.at("spec", "template")));
    }

    private static Facts daemons(GenericKubernetesResource object) {
        var all = Fields.of(object);
        var status = all.at("status");
        return new Facts.Runs(
                status.count("desiredNumberScheduled"),
                status.count("numberReady"),
                status.count("updatedNumberScheduled"),
                null,
                false,
                PodReader.images(all.at("spec", "template")),
                shared(all.at("spec", "template", "metadata").texts("labels")),
                needs(object, all.at("spec", "template")));
    }

    private static Facts job(GenericKubernetesResource object) {
        var all = Fields.of(object);
        var status = all.at("status");
        return new Facts.Runs(
                (int) all.at("spec").number("completions", 1),
                status.count("succeeded"),
                status.count("active"),
                null,
                all.at("spec").flag("suspend"),
                PodReader.images(all.at("spec", "template")),
                shared(all.at("spec", "template", "metadata").texts("labels")),
                needs(object, all.at("spec", "template")));
    }

    private static Facts cronJob(GenericKubernetesResource object) {
        var all = Fields.of(object);
        var template = all.at("spec", "jobTemplate", "spec", "template");
        return new Facts.Runs(
                0,
                0,
                all.at("status").list("active").size(),
                all.at("spec").text("schedule"),
                all.at("spec").flag("suspend"),
                PodReader.images(template),
                shared(template.at("metadata").texts("labels")),
                needs(object, template));
    }

    private static Set<ObjectId> needs(GenericKubernetesResource object, Fields template) {
        return PodReader.needs(shared(object.getMetadata().getNamespace()), template.at("spec"));
    }

    private static Facts node(Fields all) {
        var status = all.at("status");
        var allocatable = status.texts("allocatable");
        return new Facts.Node(
                PodReader.amounts(allocatable),
                Quantities.number(allocatable.get("pods")).intValue(),
                all.at("spec").flag("unschedulable"),
                status.at("nodeInfo").text("kubeletVersion", ""),
                status.at("nodeInfo").text("osImage", ""),
                all.at("spec").list("taints").stream()
                        .map(taint -> "%s%s:%s"
                                .formatted(
                                        taint.text("key"),
                                        taint.has("value") ? "=" + taint.text("value") : "",
                                        taint.text("effect")))
                        .collect(Collectors.toList()));
    }

    private static Facts quota(Fields all) {
        var used = all.at("status").texts("used");
        var limits = new HashMap<String, Limit>();
        all.at("spec").texts("hard").forEach((what, hard) -> {
            var now = used.getOrDefault(what, "0");
            limits.put(what, new Limit(now, hard, Quantities.share(now, hard)));
        });
        return new Facts.Quota(limits);
    }
}
