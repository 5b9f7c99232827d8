package dev.quarterdeck.connector.kubernetes;

/** A connection to a real control plane, for tests of other packages. */
public final class ConnectionOnThePlane {

    private ConnectionOnThePlane() {}

    /** Of whoever {@code token} is. */
    public static KubernetesConnection of(RealControlPlane plane, String token) {
        return KubernetesConnection.open("test", ClusterOnThePlane.settings(plane, token, "test", null));
    }
}
