package dev.quarterdeck.connector.cluster;

/** Where one replica is in its life. */
public enum ReplicaState {
    STARTING,
    READY,
    /** Runs, and was ready or may become so, but its readiness check fails. */
    UNREADY,
    /** Ended or could not be started several times in a row; the cluster waits longer each time before it tries again. */
    CRASH_LOOP,
    /** Gets no new requests and finishes those it has. */
    STOPPING
}
