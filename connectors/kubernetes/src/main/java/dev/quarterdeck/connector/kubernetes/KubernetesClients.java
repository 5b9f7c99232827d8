package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Makes the client that the settings of a connection describe. It asks nothing until it is used. */
final class KubernetesClients {

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    /** In milliseconds; twice as many after each failure, up to 32 times. */
    private static final int RECONNECT = 1_000;

    private KubernetesClients() {}

    /** @throws IllegalArgumentException if a file that the settings name cannot be read */
    static KubernetesClient of(KubernetesSettings settings) {
        var config = new ConfigBuilder(address(settings))
                .withConnectionTimeout(millis(settings.connectTimeout()))
                .withRequestTimeout(millis(settings.requestTimeout()))
                // whoever asks decides when to ask again
                .withRequestRetryBackoffLimit(0)
                // many portals must not all come back to watch in one moment
                .withWatchReconnectInterval(
                        RECONNECT + ThreadLocalRandom.current().nextInt(RECONNECT / 4))
                .withUserAgent("quarterdeck")
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Config address(KubernetesSettings settings) {
        if (settings.kubeconfig() != null) {
            return kubeconfig(settings.kubeconfig(), settings.context());
        }
        if (settings.inCluster()) {
            var host = System.getenv("KUBERNETES_SERVICE_HOST");
            if (host == null) {
                throw new IllegalArgumentException(
                        KubernetesRegistrar.SETTINGS + ": in-cluster, but this is no pod of a cluster");
            }
            var url = "https://%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, port());
            return token(url, fileToken(ACCOUNT.resolve("token")), ACCOUNT.resolve("ca.crt"));
        }
        var token = settings.token();
        var file = settings.tokenFile();
        OAuthTokenProvider provider = file == null ? () -> token : fileToken(file);
        return token(String.valueOf(settings.url()), provider, settings.caFile());
    }

    private static String port() {
        var port = System.getenv("KUBERNETES_SERVICE_PORT");
        return port == null ? "443" : port;
    }

    private static Config kubeconfig(Path file, @Nullable String context) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "%s: kubeconfig %s cannot be read".formatted(KubernetesRegistrar.SETTINGS, file));
        }
        var config = Config.fromKubeconfig(context, file.toFile());
        if (context != null
                && config.getContexts().stream()
                        .noneMatch(known -> known.getName().equals(context))) {
            throw new IllegalArgumentException(
                    "%s: the kubeconfig %s has no context '%s'".formatted(KubernetesRegistrar.SETTINGS, file, context));
        }
        return config;
    }

    private static Config token(String url, OAuthTokenProvider token, @Nullable Path ca) {
        var config = new ConfigBuilder(Config.empty()).withMasterUrl(url).withOauthTokenProvider(token);
        return (ca == null ? config : config.withCaCertFile(ca.toString())).build();
    }

    private static OAuthTokenProvider fileToken(Path file) {
        return () -> {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("The token cannot be read from " + file, e);
            }
        };
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
