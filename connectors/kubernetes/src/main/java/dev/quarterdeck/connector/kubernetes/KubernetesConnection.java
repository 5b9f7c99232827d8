package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.NotPermitted;
import dev.quarterdeck.connector.SourceUnavailable;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** One cluster that the portal is connected to, and the client that asks it. */
public final class KubernetesConnection implements AutoCloseable {

    private final String name;
    private final KubernetesSettings settings;
    private final KubernetesClient client;
    private final Followers followers;
    private @Nullable Vigil vigil;

    private KubernetesConnection(String name, KubernetesSettings settings) {
        this.name = name;
        this.settings = settings;
        this.client = KubernetesClients.of(settings);
        this.followers = new Followers(name);
    }

    static KubernetesConnection open(String name, KubernetesSettings settings) {
        return new KubernetesConnection(name, settings);
    }

    /** Of all that the settings name. */
    public static Set<String> names(Environment environment) {
        return KubernetesRegistrar.settings(environment).keySet();
    }

    public static String beanName(String name) {
        return "kubernetes-connection-" + name;
    }

    /** As environments name it. */
    public String name() {
        return name;
    }

    public KubernetesClient client() {
        return client;
    }

    /** Where the workloads of {@code environment} are. */
    public String namespace(String environment) {
        return settings.namespaces().getOrDefault(environment, environment);
    }

    /** Those that were said, by environment; an environment that is left out is the namespace of its name. */
    public Map<String, String> namespaces() {
        return settings.namespaces();
    }

    KubernetesSettings settings() {
        return settings;
    }

    Followers followers() {
        return followers;
    }

    /** One for all who ask; it begins with the first of them. */
    synchronized Vigil vigil() {
        if (vigil == null) {
            vigil = new Vigil(this);
        }
        return vigil;
    }

    /** Why the cluster did not answer when it was asked last; null if it did. */
    public @Nullable String problem() {
        return vigil().problem();
    }

    /** When it answered last; empty if it never did. */
    public Optional<Instant> answeredAt() {
        return vigil().answeredAt();
    }

    /** As it said of itself last; null if it never did. */
    public @Nullable String version() {
        return vigil().lastVersion();
    }

    /**
     * Asks the cluster something.
     *
     * @throws NotPermitted if it does not let the portal
     * @throws SourceUnavailable if it does not answer, or answers that it cannot just now; what it refuses for good comes
     *     as the client's own exception
     */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() <= 0) {
                throw new SourceUnavailable("The cluster '%s' does not answer: %s".formatted(name, Reasons.of(e)), e);
            }
            if (e.getCode() == 429 || e.getCode() >= 500) {
                throw new SourceUnavailable(
                        "The cluster '%s' cannot do that just now: %s".formatted(name, Reasons.of(e)), e);
            }
            if (e.getCode() == 401) {
                throw new NotPermitted(
                        "The cluster '%s' does not accept the portal's credentials, which may have expired or been withdrawn: %s"
                                .formatted(name, Reasons.of(e)),
                        e);
            }
            if (e.getCode() == 403) {
                throw new NotPermitted("The cluster '%s' refuses: %s".formatted(name, Reasons.of(e)), e);
            }
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (vigil != null) {
            vigil.close();
        }
        client.close();
    }
}
