package dev.quarterdeck.connector.kubernetes.argo;

import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import dev.quarterdeck.connector.kubernetes.git.BareRepository;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays Argo CD, which cannot be run here: applies what a repository has, prunes what it no longer has, and says in the
 * Application what it did. It looks all the time, or only when it is asked.
 */
public final class ArgoStandIn implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String REFRESH = "argocd.argoproj.io/refresh";

    private final BareRepository repository;
    private final KubernetesClient admin;
    private final @Nullable ApplicationsOnThePlane applications;
    private final @Nullable String application;
    private final Map<String, HasMetadata> applied = new HashMap<>();
    private final Thread thread;
    private volatile boolean paused;
    private volatile boolean closed;
    private String synced = "";

    private ArgoStandIn(
            RealControlPlane plane,
            BareRepository repository,
            @Nullable ApplicationsOnThePlane applications,
            @Nullable String application) {
        this.repository = repository;
        this.admin = plane.client(RealControlPlane.ADMIN);
        this.applications = applications;
        this.application = application;
        this.thread = Thread.ofVirtual().name("stand-in for Argo CD").start(this::run);
    }

    /** One that syncs by itself what is pushed. */
    public static ArgoStandIn looking(RealControlPlane plane, BareRepository repository) {
        return new ArgoStandIn(plane, repository, null, null);
    }

    /** One that looks only when the Application asks it to. */
    public static ArgoStandIn asked(
            RealControlPlane plane,
            BareRepository repository,
            ApplicationsOnThePlane applications,
            String application) {
        return new ArgoStandIn(plane, repository, applications, application);
    }

    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
    }

    private void run() {
        while (!closed) {
            try {
                Thread.sleep(PAUSE);
                if (!paused && isAsked()) {
                    look();
                }
            } catch (InterruptedException e) {
                return;
            } catch (KubernetesClientException e) {
                // as Argo CD does, it tries again
                synced = "";
            }
        }
    }

    private boolean isAsked() {
        if (applications == null || application == null) {
            return true;
        }
        var object = applications.read(application);
        var annotations = object.getMetadata().getAnnotations();
        return object.getAdditionalProperties().containsKey("operation")
                || (annotations != null && annotations.containsKey(REFRESH));
    }

    private void look() {
        var commits = repository.commits();
        if (commits.isEmpty() || commits.getFirst().name().equals(synced)) {
            answer();
            return;
        }
        synced = commits.getFirst().name();
        var now = new HashMap<String, HasMetadata>();
        repository.files().values().forEach(text -> {
            var object = Serialization.unmarshal(text, GenericKubernetesResource.class);
            admin.resource(object)
                    .patch(new PatchContext.Builder()
                            .withPatchType(PatchType.SERVER_SIDE_APPLY)
                            .withFieldManager("argocd-controller")
                            .withForce(true)
                            .build());
            now.put(name(object), object);
        });
        applied.forEach((name, object) -> {
            if (!now.containsKey(name)) {
                admin.resource(object).delete();
            }
        });
        applied.clear();
        applied.putAll(now);
        answer();
    }

    private static String name(HasMetadata object) {
        return "%s %s/%s"
                .formatted(
                        object.getKind(),
                        object.getMetadata().getNamespace(),
                        object.getMetadata().getName());
    }

    private void answer() {
        if (applications != null && application != null) {
            applications.argo(application, """
                    {"metadata": {"annotations": {"%s": null}}, "operation": null,
                     "status": {"sync": {"status": "Synced", "revision": "%s"}, "health": {"status": "Healthy"}}}""".formatted(REFRESH, synced));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        admin.close();
    }
}
