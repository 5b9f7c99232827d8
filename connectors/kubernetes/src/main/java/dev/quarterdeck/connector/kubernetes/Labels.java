package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/** By which the portal knows what is its own. Nothing without {@link #OWN} is ever changed. */
final class Labels {

    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String PORTAL = "quarterdeck";
    static final Map<String, String> OWN = Map.of(MANAGED_BY, PORTAL);

    static final String NAME = "app.kubernetes.io/name";
    static final String ENVIRONMENT = "quarterdeck.dev/environment";

    /** Name of the Deployment, on its pods: what Services tell revisions side by side apart by. */
    static final String DEPLOYMENT = "quarterdeck.dev/deployment";

    /** {@link #APPLIED} or {@link #BESIDE}. */
    static final String TRACK = "quarterdeck.dev/track";

    static final String APPLIED = "applied";
    static final String BESIDE = "beside";

    /** On pods that are to go once another has taken their place. */
    static final String EVICTED = "quarterdeck.dev/evicted";

    /** Annotations. */
    static final String REVISION = "quarterdeck.dev/revision";

    static final String HASH = "quarterdeck.dev/applied";
    static final String SECRETS = "quarterdeck.dev/secrets";
    static final String SPLIT = "quarterdeck.dev/split";
    static final String RESTARTED = "quarterdeck.dev/restarted-at";

    private Labels() {}

    static boolean own(HasMetadata object) {
        return PORTAL.equals(label(object, MANAGED_BY));
    }

    static String label(HasMetadata object, String key) {
        var labels = object.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(key, "");
    }

    static String annotation(HasMetadata object, String key) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(key, "");
    }

    /** Empty if it is none of ours. */
    static Optional<WorkloadId> workload(HasMetadata object) {
        var environment = label(object, ENVIRONMENT);
        var name = label(object, NAME);
        return environment.isEmpty() || name.isEmpty()
                ? Optional.empty()
                : Optional.of(new WorkloadId(environment, name));
    }

    static boolean of(HasMetadata object, WorkloadId id) {
        return label(object, NAME).equals(id.name())
                && label(object, ENVIRONMENT).equals(id.environment());
    }
}
