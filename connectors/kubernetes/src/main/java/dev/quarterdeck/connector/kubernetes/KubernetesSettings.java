package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.kubernetes.git.GitSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one cluster is reached, and what is where on it. One of {@code kubeconfig}, {@code inCluster} and {@code url} says
 * where it is.
 *
 * @param kubeconfig a file as kubectl reads it; its exec plugins are run
 * @param context of the file; its current one unless said otherwise
 * @param inCluster whether it is the cluster that the portal itself runs on, by the pod's service account
 * @param token for bearer authentication
 * @param tokenFile likewise; read again for each request, for such tokens are renewed
 * @param caFile PEM certificates that are trusted in place of the usual ones
 * @param requestTimeout of one request whatever its kind, but for watches
 * @param heartbeat how often a cluster is asked whether it is there, while nothing else is asked
 * @param namespaces by environment; one that is left out is the namespace of the same name
 * @param image of a release that is no image itself: a reference with {@code {component}}, {@code {version}},
 *     {@code {digest}} or {@code {environment}} in it
 * @param address where clients reach a workload: a URL with {@code {component}}, {@code {environment}} or
 *     {@code {namespace}} in it
 * @param gateway namespace and name of the Gateway whose routes divide requests by weight, as {@code infra/public};
 *     without it they are divided by numbers of replicas
 * @param drain how long a replica that is to end still answers, until everybody knows
 * @param git the repository through which workloads get there; null if the portal applies them itself
 */
record KubernetesSettings(
        @Nullable Path kubeconfig,
        @Nullable String context,
        @DefaultValue("false") boolean inCluster,
        @Nullable URI url,
        @Nullable String token,
        @Nullable Path tokenFile,
        @Nullable Path caFile,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue Map<String, String> namespaces,
        @Nullable String image,
        @DefaultValue("http://{component}.{namespace}.svc") String address,
        @Nullable String gateway,
        @DefaultValue("5s") Duration drain,
        @Nullable GitSettings git) {

    KubernetesSettings {
        namespaces = Map.copyOf(namespaces);
        require(
                Stream.of(kubeconfig != null, inCluster, url != null)
                                .filter(given -> given)
                                .count()
                        == 1,
                "give one of kubeconfig, in-cluster and url");
        require(context == null || kubeconfig != null, "context is one of a kubeconfig");
        require(
                url == null
                        || (List.of("http", "https").contains(String.valueOf(url.getScheme()))
                                && url.getHost() != null),
                "url: https:// or http:// and a host");
        require(token == null || tokenFile == null, "give one of token and token-file");
        require(
                url != null || (token == null && tokenFile == null && caFile == null),
                "token, token-file and ca-file go with url");
        require(connectTimeout.isPositive(), "connect-timeout: longer than nothing");
        require(requestTimeout.isPositive(), "request-timeout: longer than nothing");
        require(heartbeat.isPositive(), "heartbeat: longer than nothing");
        require(!drain.isNegative(), "drain: not less than nothing");
        require(gateway == null || gateway.matches("[^/]+/[^/]+"), "gateway: a namespace and a name, as infra/public");
        require(
                namespaces.values().stream().distinct().count() == namespaces.size(),
                "namespaces: two environments cannot share one");
        namespaces
                .values()
                .forEach(namespace -> require(
                        namespace.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"),
                        "namespaces: '%s' is no name of a namespace".formatted(namespace)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(KubernetesRegistrar.SETTINGS + ": " + otherwise);
        }
    }

    /** Keeps a copy of the repository in {@code folder}, unless another one is said. */
    KubernetesSettings withCopyIn(Path folder) {
        return git == null ? this : withGit(git.in(folder));
    }

    KubernetesSettings withGit(@Nullable GitSettings other) {
        return new KubernetesSettings(
                kubeconfig,
                context,
                inCluster,
                url,
                token,
                tokenFile,
                caFile,
                connectTimeout,
                requestTimeout,
                heartbeat,
                namespaces,
                image,
                address,
                gateway,
                drain,
                other);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return inCluster ? "in cluster" : String.valueOf(url == null ? kubeconfig : url);
    }
}
