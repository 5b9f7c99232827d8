package dev.quarterdeck.connector.kubernetes.argo;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.gitops.Application;
import dev.quarterdeck.connector.gitops.ApplicationOperation;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Refresh;
import dev.quarterdeck.connector.gitops.ApplicationOperation.RollBack;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Sync;
import dev.quarterdeck.connector.gitops.ApplicationOperation.Terminate;
import dev.quarterdeck.connector.gitops.Applications;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.Reasons;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;

/** Applications as Argo CD keeps them: custom resources, whose state is a field like any other. */
public final class KubernetesApplications implements Applications {

    public static final String VERSION = "argoproj.io/v1alpha1";

    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("argoproj.io")
            .withVersion("v1alpha1")
            .withKind("Application")
            .withPlural("applications")
            .withNamespaced(true)
            .build();

    private static final int CONFLICT = 409;
    private static final int TRIES = 5;

    private final KubernetesConnection connection;

    public KubernetesApplications(KubernetesConnection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<Application> read(ObjectId id) {
        return connection.ask(
                () -> Optional.ofNullable(resource(id).get()).map(object -> ApplicationReader.read(id, object)));
    }

    private Resource<GenericKubernetesResource> resource(ObjectId id) {
        return connection
                .client()
                .genericKubernetesResources(KIND)
                .inNamespace(id.namespace())
                .withName(id.name());
    }

    /** Looks again if Argo CD wrote into it in between, as it does all the time. */
    @Override
    public Outcome act(ApplicationOperation operation) {
        for (var tries = 1; ; tries++) {
            try {
                return once(operation);
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT || tries == TRIES) {
                    return refused(operation.on(), e);
                }
            }
        }
    }

    private Outcome once(ApplicationOperation operation) {
        var resource = resource(operation.on());
        var object = resource.get();
        if (object == null) {
            return new Refused("%s is not there any more.".formatted(operation.on()));
        }
        if (object.getMetadata().getDeletionTimestamp() != null) {
            return new Refused("It is being deleted.");
        }
        var request = new ApplicationRequest(resource, object);
        return switch (operation) {
            case Sync sync -> request.sync(sync);
            case RollBack back -> request.rollBack(back);
            case Terminate(var _, var asker) -> request.terminate(asker);
            case Refresh(var _, var hard) -> request.refresh(hard);
        };
    }

    private Outcome refused(ObjectId id, KubernetesClientException e) {
        return switch (e.getCode()) {
            case 401, 403 -> new Refused("The cluster does not let the portal do that: " + Reasons.of(e));
            case 404 -> new Refused("%s is not there any more.".formatted(id));
            case CONFLICT -> new Conflicted("Argo CD changes it all the time just now. Try again in a moment.");
            case 400, 422 -> new Refused("The cluster refuses: " + Reasons.of(e));
            default ->
                throw new SourceUnavailable(
                        "The cluster '%s' gave no answer, so it may have been asked for or not: %s"
                                .formatted(connection.name(), Reasons.of(e)),
                        e);
        };
    }
}
