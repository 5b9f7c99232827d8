package dev.quarterdeck.connector.kubernetes.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Somebody with Helm: writes releases as Helm 3 documents and does, and reads them back, by no code of the portal's. */
public final class WrittenReleases {

    private final KubernetesClient admin;
    private final String namespace;

    public WrittenReleases(KubernetesClient admin, String namespace) {
        this.admin = admin;
        this.namespace = namespace;
    }

    /** Of the chart {@code shop 1.N.0}, where N is the revision. */
    public void write(String release, int revision, String status, Map<String, ?> values, String manifest) {
        write(release, revision, status, packed(release(release, revision, status, values, manifest)));
    }

    private Map<String, ?> release(
            String release, int revision, String status, Map<String, ?> values, String manifest) {
        return Map.of(
                "name",
                release,
                "info",
                Map.of(
                        "first_deployed",
                        "2026-03-01T10:00:00.123456789+01:00",
                        "last_deployed",
                        "2026-03-0%dT10:00:00.5+01:00".formatted(revision),
                        "deleted",
                        "",
                        "description",
                        revision == 1 ? "Install complete" : "Upgrade complete",
                        "status",
                        status,
                        "notes",
                        "Visit the shop.\nThe password: swordfish"),
                "chart",
                Map.of(
                        "metadata",
                        Map.of("name", "shop", "version", "1.%d.0".formatted(revision), "appVersion", "27." + revision),
                        "templates",
                        List.of(Map.of("name", "templates/all.yaml", "data", "e30K"))),
                "config",
                values,
                "manifest",
                manifest,
                "hooks",
                List.of(Map.of("name", release + "-migrate", "kind", "Job", "events", List.of("pre-upgrade"))),
                "version",
                revision,
                "namespace",
                namespace);
    }

    /** @param data what stands in the Secret, whatever it is */
    public void write(String release, int revision, String status, String data) {
        admin.secrets()
                .inNamespace(namespace)
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("sh.helm.release.v1.%s.v%d".formatted(release, revision))
                        .addToLabels("owner", "helm")
                        .addToLabels("name", release)
                        .addToLabels("status", status)
                        .addToLabels("version", String.valueOf(revision))
                        .addToLabels("createdAt", String.valueOf(1_772_352_000 + revision))
                        .addToLabels("team", "checkout")
                        .endMetadata()
                        .withType("helm.sh/release.v1")
                        .addToData("release", data)
                        .build())
                .create();
    }

    static String packed(Object release) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Serialization.asJson(release).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var once = Base64.getEncoder().encode(packed.toByteArray());
        return Base64.getEncoder().encodeToString(once);
    }

    public Secret secret(String release, int revision) {
        return admin.secrets()
                .inNamespace(namespace)
                .withName("sh.helm.release.v1.%s.v%d".formatted(release, revision))
                .require();
    }

    /** As Helm would read it. */
    public Map<?, ?> read(String release, int revision) {
        var data =
                Base64.getDecoder().decode(secret(release, revision).getData().get("release"));
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            return Serialization.unmarshal(new String(gzip.readAllBytes(), UTF_8), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a revision says of itself. */
    Map<String, String> info(String release, int revision) {
        return new Fields(read(release, revision)).texts("info");
    }
}
