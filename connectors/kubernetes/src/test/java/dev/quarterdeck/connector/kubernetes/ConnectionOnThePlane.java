package dev.quarterdeck.connector.kubernetes;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A connection to a control plane, for tests of other packages. */
public final class ConnectionOnThePlane {

    private ConnectionOnThePlane() {}

    /** Of whoever {@code token} is. */
    public static KubernetesConnection of(RealControlPlane plane, String token) {
        return KubernetesConnection.open("test", ClusterOnThePlane.settings(plane, token, "test", null));
    }

    /** Of the administrator, through {@code proxy}. */
    public static KubernetesConnection through(FaultyProxy proxy, RealControlPlane plane) {
        return KubernetesConnection.open(
                "test", ClusterOnThePlane.settings(plane, proxy.url(), RealControlPlane.ADMIN, "test", null));
    }

    /** To whatever answers as a cluster there. */
    public static KubernetesConnection to(URI url) {
        return KubernetesConnection.open(
                "test",
                new KubernetesSettings(
                        null,
                        null,
                        false,
                        url,
                        "token",
                        null,
                        null,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Map.of(),
                        null,
                        "http://{component}",
                        null,
                        Duration.ZERO,
                        null));
    }
}
