package dev.quarterdeck.connector.local.router;

import io.undertow.server.handlers.proxy.ConnectionPoolManager;

/** Errors are never remembered: whether a replica gets requests is for its probes to say. */
class PoolSettings implements ConnectionPoolManager {

    private static final int MOST_CONNECTIONS = 512;

    /** Shorter than servers keep idle connections, so that none is used just as its server closes it. */
    private static final long IDLE_MILLIS = 5_000;

    @Override
    public int getProblemServerRetry() {
        return 0;
    }

    @Override
    public int getMaxConnections() {
        return MOST_CONNECTIONS;
    }

    @Override
    public int getMaxCachedConnections() {
        return MOST_CONNECTIONS;
    }

    /** No connection outlives {@link #getTtl}. */
    @Override
    public int getSMaxConnections() {
        return 0;
    }

    @Override
    public long getTtl() {
        return IDLE_MILLIS;
    }

    @Override
    public int getMaxQueueSize() {
        return MOST_CONNECTIONS;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public boolean handleError() {
        return false;
    }

    @Override
    public boolean clearError() {
        return true;
    }
}
