package dev.quarterdeck.connector.kubernetes.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarterdeck.connector.helm.HelmRelease.Hook;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.kubernetes.manifest.Manifest;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a roll back is about.
 *
 * @param history newest first
 */
record Revisions(List<HelmRevision> history, One newest, One target) {

    /** @param release the whole of it */
    record One(HelmRevision revision, Secret secret, JsonNode release, Manifest manifest) {

        byte[] json() throws IOException {
            return ReleaseText.unpack(ReleaseSecrets.data(secret), ReleaseText.MOST);
        }

        boolean isAppliedOnServer() {
            return release.path("apply_method").asText().equals("ssa");
        }

        List<Hook> hooks() {
            var hooks = new ArrayList<Hook>();
            release.path("hooks").forEach(hook -> {
                var events = new ArrayList<String>();
                hook.path("events").forEach(event -> events.add(event.asText()));
                hooks.add(new Hook(hook.path("kind").asText(), hook.path("name").asText(), events));
            });
            return hooks;
        }
    }

    /** @throws IOException that says what keeps from going back to {@code number} */
    static Revisions read(ReleaseSecrets secrets, String namespace, String release, int number) throws IOException {
        var history = KubernetesHelm.history(secrets, namespace, release);
        if (history.isEmpty()) {
            throw new IOException("There is no such release any more.");
        }
        var newest = history.getFirst();
        if (newest.revision() == number) {
            throw new IOException("Revision %d is the newest: there is nothing to go back to.".formatted(number));
        }
        var target = history.stream()
                .filter(one -> one.revision() == number)
                .findFirst()
                .orElseThrow(() -> new IOException("Helm keeps no revision %d.".formatted(number)));
        if (newest.status().startsWith("uninstall")) {
            throw new IOException("The release is %s.".formatted(newest.status()));
        }
        return new Revisions(history, read(secrets, newest), read(secrets, target));
    }

    static One read(ReleaseSecrets secrets, HelmRevision revision) throws IOException {
        var secret = secrets.get(revision.namespace(), revision.release(), revision.revision())
                .orElseThrow(() -> new IOException("Helm keeps no revision %d.".formatted(revision.revision())));
        try {
            var json = ReleaseText.unpack(ReleaseSecrets.data(secret), ReleaseText.MOST + 1);
            if (json.length > ReleaseText.MOST) {
                throw new IOException("it is too large");
            }
            var release = new ObjectMapper().readTree(json);
            if (!release.path("info").isObject()) {
                throw new IOException("it is no release of Helm");
            }
            return new One(
                    revision,
                    secret,
                    release,
                    Manifest.of(release.path("manifest").asText()));
        } catch (JsonProcessingException e) {
            throw unreadable(revision, "it is not the JSON that Helm writes", e);
        } catch (IOException e) {
            throw unreadable(revision, String.valueOf(e.getMessage()), e);
        }
    }

    private static IOException unreadable(HelmRevision revision, String why, IOException cause) {
        return new IOException("Revision %d cannot be read: %s.".formatted(revision.revision(), why), cause);
    }
}
