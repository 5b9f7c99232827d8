package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.connector.gitops.Application;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Asker;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Refresh;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Sync;
import dev.quarterdeck.connector.gitops.Applications;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.kubernetes.git.GitSettings;
import dev.quarterdeck.connector.kubernetes.git.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks Argo CD to look at what was committed, once for each commit, and reads what keeps it from applying that. */
final class ArgoRequests {

    private final GitSettings settings;
    private final Applications applications;
    private final Map<WorkloadId, String> problems = new ConcurrentHashMap<>();

    /** The commit for which an Application was asked last. */
    private final Map<ObjectId, String> asked = new ConcurrentHashMap<>();

    ArgoRequests(GitSettings settings, Applications applications) {
        this.settings = settings;
        this.applications = applications;
    }

    /** Namespace and name; null if nobody said which. */
    @Nullable
    String application(WorkloadId id) {
        var pattern = settings.application();
        return pattern == null
                ? null
                : pattern.replace("{component}", id.name()).replace("{environment}", id.environment());
    }

    @Nullable
    String problem(WorkloadId id) {
        return problems.get(id);
    }

    /**
     * @param awaited what was committed and the cluster does not show yet
     * @return those of which the problem is another by now
     */
    List<WorkloadId> follow(List<Standing> awaited) {
        var found = new HashMap<ObjectId, String>();
        var now = new HashMap<WorkloadId, String>();
        for (var standing : awaited) {
            var id = standing.wish().id();
            var name = application(id);
            if (name != null) {
                var problem = found.computeIfAbsent(objectId(name), application -> ask(application, standing));
                if (!problem.isEmpty()) {
                    now.put(id, problem);
                }
            }
        }
        var changed = new ArrayList<WorkloadId>();
        var known = new ArrayList<>(problems.keySet());
        known.addAll(now.keySet());
        known.stream().distinct().forEach(id -> {
            var problem = now.get(id);
            var before = problem == null ? problems.remove(id) : problems.put(id, problem);
            if (!Objects.equals(before, problem)) {
                changed.add(id);
            }
        });
        return changed;
    }

    private static ObjectId objectId(String name) {
        var parts = name.split("/", 2);
        return new ObjectId(Kind.APPLICATION, parts[0], parts[1]);
    }

    /** What stands in the way; empty if nothing does. */
    private String ask(ObjectId id, Standing standing) {
        try {
            var application = applications.read(id).orElse(null);
            if (application == null) {
                return "There is no Application %s/%s.".formatted(id.namespace(), id.name());
            }
            var commit = String.valueOf(standing.commit());
            if (!commit.equals(asked.get(id))) {
                switch (request(application, standing, commit)) {
                    case Outcome.Done _ -> asked.put(id, commit);
                    case Conflicted _ -> {
                        // it is busy, and asked again with the next look
                    }
                    case Outcome.Refused(var why) -> {
                        return why;
                    }
                    case Outcome.Failed(var why) -> {
                        return why;
                    }
                }
            }
            return problem(application);
        } catch (SourceUnavailable e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Outcome request(Application application, Standing standing, String commit) {
        if (settings.sync() && application.automation() == null) {
            var wish = standing.wish();
            return applications.act(new Sync(
                    application.id(),
                    new Asker("quarterdeck", wish.subject(), null),
                    commit,
                    wish.key().isEmpty(),
                    false));
        }
        return applications.act(new Refresh(application.id(), false));
    }

    private static String problem(Application application) {
        var error = application.conditions().stream()
                .filter(condition -> condition.type().endsWith("Error"))
                .findFirst();
        if (error.isPresent()) {
            return "Argo CD says: %s".formatted(error.get().message());
        }
        var operation = application.operation();
        if (operation != null && List.of("Failed", "Error").contains(operation.phase())) {
            return "The last sync failed: %s".formatted(operation.message());
        }
        return application.automation() == null
                        && !application.requested()
                        && application.sync().equals("OutOfSync")
                ? "Argo CD does not sync it by itself: somebody has to."
                : "";
    }
}
