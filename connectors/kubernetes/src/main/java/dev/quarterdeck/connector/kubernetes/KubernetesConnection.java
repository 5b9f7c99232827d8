package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.SourceUnavailable;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.function.Supplier;

/** One cluster that the portal is connected to, and the client that asks it. */
public final class KubernetesConnection implements AutoCloseable {

    private final String name;
    private final KubernetesSettings settings;
    private final KubernetesClient client;

    private KubernetesConnection(String name, KubernetesSettings settings) {
        this.name = name;
        this.settings = settings;
        this.client = KubernetesClients.of(settings);
    }

    static KubernetesConnection open(String name, KubernetesSettings settings) {
        return new KubernetesConnection(name, settings);
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

    /**
     * Asks the cluster something.
     *
     * @throws SourceUnavailable if it does not answer, or answers that it cannot just now; what it refuses for good comes
     *     as the client's own exception
     */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() == 0 || e.getCode() == 429 || e.getCode() >= 500) {
                throw new SourceUnavailable("The cluster '%s' does not answer: %s".formatted(name, reason(e)), e);
            }
            if (e.getCode() == 401 || e.getCode() == 403) {
                throw new SourceUnavailable("The cluster '%s' refuses: %s".formatted(name, reason(e)), e);
            }
            throw e;
        }
    }

    private static String reason(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null) {
            return e.getStatus().getMessage();
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        client.close();
    }
}
