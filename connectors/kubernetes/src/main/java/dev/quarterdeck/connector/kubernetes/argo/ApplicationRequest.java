package dev.quarterdeck.connector.kubernetes.argo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Asker;
import dev.quarterdeck.connector.gitops.ApplicationOperation.RollBack;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Sync;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes into an Application what Argo CD is to do, under the conditions under which Argo CD's own server does. Source: Argo
 * CD's {@code server/application} and {@code argo.SetAppOperation}.
 */
final class ApplicationRequest {

    private static final String MANAGER = "quarterdeck-by-hand";

    private final Resource<GenericKubernetesResource> resource;
    private final GenericKubernetesResource object;
    private final Fields all;
    private final Fields spec;

    /** @param object as it was just read */
    ApplicationRequest(Resource<GenericKubernetesResource> resource, GenericKubernetesResource object) {
        this.resource = resource;
        this.object = object;
        this.all = Fields.of(object);
        this.spec = all.at("spec");
    }

    Outcome sync(Sync wanted) {
        var obstacle = obstacle(wanted.asker());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        var sources = ApplicationReader.sources(spec);
        var follows = sources.isEmpty() ? "HEAD" : ApplicationReader.target(sources.getFirst());
        var revision = wanted.revision();
        if (revision != null && sources.size() > 1) {
            return new Refused("It has several sources: which of them the revision is of cannot be said here.");
        }
        if (revision != null && !revision.equals(follows) && ApplicationReader.automation(spec) != null) {
            return new Refused("Argo CD syncs it to %s by itself, and would undo that.".formatted(follows));
        }
        var sync = new HashMap<String, Object>(options(wanted.prune(), wanted.dryRun()));
        sync.put("syncStrategy", Map.of("hook", Map.of()));
        if (revision != null) {
            sync.put("revision", revision);
        }
        ask(sync, wanted.asker(), spec.at("syncPolicy").map().get("retry"));
        return new Done(
                wanted.dryRun()
                        ? "Argo CD is asked what a sync would do; its answer appears here."
                        : "Argo CD is asked to sync it%s.".formatted(revision == null ? "" : " to " + revision));
    }

    Outcome rollBack(RollBack wanted) {
        var obstacle = obstacle(wanted.asker());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (ApplicationReader.automation(spec) != null) {
            return new Refused(
                    "Argo CD rolls nothing back while it syncs by itself. Switch that off in the Application,"
                            + " or revert the change in Git.");
        }
        var entry = all.at("status").list("history").stream()
                .filter(one -> one.number("id", -1) == wanted.history())
                .findFirst();
        if (entry.isEmpty()) {
            return new Refused("Its history has no entry %d any more.".formatted(wanted.history()));
        }
        if (!entry.get().has("source") && !entry.get().has("sources")) {
            return new Refused("Argo CD did not keep what was deployed then. Sync to its revision instead.");
        }
        var sync = new HashMap<String, Object>(options(wanted.prune(), wanted.dryRun()));
        sync.put("syncStrategy", Map.of("apply", Map.of()));
        for (var field : List.of("revision", "revisions", "source", "sources")) {
            if (entry.get().has(field)) {
                sync.put(field, entry.get().map().get(field));
            }
        }
        ask(sync, wanted.asker(), null);
        return new Done("Argo CD is asked to %s what was deployed as %d."
                .formatted(wanted.dryRun() ? "say what it would take to go back to" : "go back to", wanted.history()));
    }

    private Map<String, Object> options(boolean prune, boolean dryRun) {
        var options = new HashMap<String, Object>();
        options.put("prune", prune);
        options.put("dryRun", dryRun);
        var ofPolicy = spec.at("syncPolicy").words("syncOptions");
        if (!ofPolicy.isEmpty()) {
            options.put("syncOptions", ofPolicy);
        }
        return options;
    }

    /** What keeps an operation from being asked for. */
    private Optional<Outcome> obstacle(Asker asker) {
        if (all.has("operation")) {
            return Optional.of(new Conflicted("An operation is in progress already; Argo CD does one at a time."));
        }
        return asker.seen() != null && !asker.seen().equals(begun())
                ? Optional.of(new Conflicted("Another operation was done since you looked. Look again."))
                : Optional.empty();
    }

    private String begun() {
        return all.at("status", "operationState").text("startedAt", "");
    }

    private void ask(Map<String, Object> sync, Asker asker, @Nullable Object retry) {
        var operation = new HashMap<String, Object>();
        operation.put("initiatedBy", Map.of("username", asker.name()));
        operation.put("info", List.of(Map.of("name", "Reason", "value", asker.reason())));
        operation.put("sync", sync);
        if (retry != null) {
            operation.put("retry", retry);
        }
        var state = new HashMap<String, @Nullable Object>();
        state.put("operationState", null);
        patch(Map.of(), Map.of("operation", operation, "status", state));
    }

    Outcome terminate(Asker asker) {
        var state = all.at("status", "operationState");
        if (!all.has("operation") || state.isEmpty()) {
            return new Refused("No operation is in progress.");
        }
        if (asker.seen() != null && !asker.seen().equals(begun())) {
            return new Conflicted("Another operation is in progress than the one that you saw. Look again.");
        }
        if ("Terminating".equals(state.text("phase"))) {
            return new Refused("It is being ended already.");
        }
        patch(Map.of(), Map.of("status", Map.of("operationState", Map.of("phase", "Terminating"))));
        return new Done("Argo CD is asked to end the operation. What it has applied by then stays.");
    }

    Outcome refresh(boolean hard) {
        patch(Map.of("annotations", Map.of(ApplicationReader.REFRESH, hard ? "hard" : "normal")), Map.of());
        return new Done(
                hard
                        ? "Argo CD is asked to look again, and to read all of Git's side anew."
                        : "Argo CD is asked to look again.");
    }

    /** Together with the version that was looked at: the cluster then refuses if it is another by now. */
    private void patch(Map<String, ?> metadata, Map<String, ?> rest) {
        var meta = new HashMap<String, Object>(metadata);
        meta.put("resourceVersion", object.getMetadata().getResourceVersion());
        var change = new HashMap<String, Object>(rest);
        change.put("metadata", meta);
        resource.patch(
                new PatchContext.Builder()
                        .withPatchType(PatchType.JSON_MERGE)
                        .withFieldManager(MANAGER)
                        .build(),
                json(change));
    }

    /** With null where a field is to go: that is what a merge takes away. */
    private static String json(Map<String, Object> change) {
        try {
            return new ObjectMapper().writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map can be written", e);
        }
    }
}
