package dev.quarterdeck.connector.kubernetes.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The Secrets in which Helm keeps revisions: all of them by their labels, one of them whole. */
final class ReleaseSecrets {

    static final String TYPE = "helm.sh/release.v1";

    private static final int PAGE = 500;
    private static final int MOST = 10_000;
    private static final String LABELS_ONLY = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    private static final Set<String> HELMS = Set.of("name", "owner", "status", "version", "createdAt", "modifiedAt");

    private final KubernetesConnection connection;

    ReleaseSecrets(KubernetesConnection connection) {
        this.connection = connection;
    }

    /** @param cut whether there are more */
    record Found(List<HelmRevision> revisions, boolean cut) {}

    /**
     * @param namespace null for all
     * @param labels by which they are chosen, beside that Helm owns them
     */
    Found find(@Nullable String namespace, String labels) {
        var revisions = new ArrayList<HelmRevision>();
        var next = "";
        do {
            var page = page(namespace, labels, next);
            page.list("items").stream()
                    .map(ReleaseSecrets::revision)
                    .flatMap(Optional::stream)
                    .forEach(revisions::add);
            next = page.at("metadata").text("continue", "");
        } while (!next.isEmpty() && revisions.size() < MOST);
        return new Found(revisions, !next.isEmpty());
    }

    private Fields page(@Nullable String namespace, String labels, String next) {
        var path = "api/v1/%ssecrets?limit=%d&fieldSelector=%s&labelSelector=%s%s"
                .formatted(
                        namespace == null ? "" : "namespaces/" + encoded(namespace) + "/",
                        PAGE,
                        encoded("type=" + TYPE),
                        encoded("owner=helm" + labels),
                        next.isEmpty() ? "" : "&continue=" + encoded(next));
        return connection.ask(() -> new Fields(Serialization.unmarshal(labelsOnly(path), Map.class)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** The client itself asks for whole objects only, and these are up to a mebibyte each. */
    private String labelsOnly(String path) {
        var client = connection.client();
        var request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getConfiguration().getMasterUrl() + path)
                .header("Accept", LABELS_ONLY)
                .build();
        try {
            var answer = client.getHttpClient()
                    .sendAsync(request, String.class)
                    .get(client.getConfiguration().getRequestTimeout(), TimeUnit.MILLISECONDS);
            if (!answer.isSuccessful()) {
                throw refused(answer.code(), answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KubernetesClientException("No answer", e.getCause() == null ? e : e.getCause());
        }
    }

    private static KubernetesClientException refused(int code, String body) {
        try {
            var status = Serialization.unmarshal(body, Status.class);
            return new KubernetesClientException(status.getMessage(), code, status);
        } catch (RuntimeException e) {
            return new KubernetesClientException("The cluster answers %d".formatted(code), code, null);
        }
    }

    /** Empty if its labels are none of Helm's. */
    private static Optional<HelmRevision> revision(Fields secret) {
        var meta = secret.at("metadata");
        var labels = meta.at("labels");
        try {
            return Optional.of(new HelmRevision(
                    meta.text("namespace", ""),
                    labels.text("name", ""),
                    Integer.parseInt(labels.text("version", "")),
                    labels.text("status", "unknown"),
                    at(labels, meta)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant at(Fields labels, Fields meta) {
        try {
            var seconds = labels.text("modifiedAt", labels.text("createdAt", ""));
            return seconds.isEmpty()
                    ? Instant.parse(meta.text("creationTimestamp", ""))
                    : Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    static String name(String release, int revision) {
        return "sh.helm.release.v1.%s.v%d".formatted(release, revision);
    }

    /** Whole; empty if it is not kept any more. */
    Optional<Secret> get(String namespace, String release, int revision) {
        return Optional.ofNullable(connection.ask(() -> connection
                        .client()
                        .secrets()
                        .inNamespace(namespace)
                        .withName(name(release, revision))
                        .get()))
                .filter(secret -> TYPE.equals(secret.getType()));
    }

    /** What Helm wrote; empty if there is nothing in it. */
    static String data(Secret secret) {
        return secret.getData() == null ? "" : secret.getData().getOrDefault("release", "");
    }

    /**
     * As Helm does; a revision has one name, so that it is made once.
     *
     * @param labels what somebody gave the release beside Helm's own
     * @throws KubernetesClientException with 409 if it is there already
     */
    void create(HelmRevision revision, byte[] release, Map<String, String> labels) {
        connection
                .client()
                .secrets()
                .inNamespace(revision.namespace())
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name(revision.release(), revision.revision()))
                        .withNamespace(revision.namespace())
                        .withLabels(labels(revision, labels, "createdAt"))
                        .endMetadata()
                        .withType(TYPE)
                        .addToData("release", ReleaseText.pack(release))
                        .build())
                .create();
    }

    /** @throws KubernetesClientException with 409 if somebody wrote it in this moment */
    void update(Secret secret, HelmRevision revision, byte[] release) {
        var labels = labels(revision, own(secret), "modifiedAt");
        connection
                .client()
                .secrets()
                .inNamespace(revision.namespace())
                .resource(new SecretBuilder(secret)
                        .editMetadata()
                        .withLabels(labels)
                        .endMetadata()
                        .addToData("release", ReleaseText.pack(release))
                        .build())
                .update();
    }

    /** Labels that are not Helm's own. */
    static Map<String, String> own(Secret secret) {
        var labels = new HashMap<>(secret.getMetadata().getLabels());
        labels.keySet().removeAll(HELMS);
        return labels;
    }

    private static Map<String, String> labels(HelmRevision revision, Map<String, String> own, String when) {
        var labels = new HashMap<>(own);
        labels.put("name", revision.release());
        labels.put("owner", "helm");
        labels.put("status", revision.status());
        labels.put("version", String.valueOf(revision.revision()));
        labels.put(when, String.valueOf(revision.at().getEpochSecond()));
        return labels;
    }
}
