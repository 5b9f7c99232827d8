package dev.quarterdeck.connector.local;

import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ConnectionPoolManager;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient.ProxyTarget;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.OptionMap;

/** A replica as the router sees it: where it is, and how many requests it has in hand. */
class Backend {

    private static final int MOST_CONNECTIONS = 512;

    /** Shorter than servers keep idle connections, so that none is used just as its server closes it. */
    private static final long IDLE_MILLIS = 5_000;

    private final String replica;
    private final String revision;
    private final ProxyConnectionPool pool;
    private final AtomicInteger inHand = new AtomicInteger();

    Backend(String replica, String revision, URI address) {
        this.replica = replica;
        this.revision = revision;
        this.pool = new ProxyConnectionPool(new PoolSettings(), address, UndertowClient.getInstance(), OptionMap.EMPTY);
    }

    String replica() {
        return replica;
    }

    String revision() {
        return revision;
    }

    int inHand() {
        return inHand.get();
    }

    void connect(
            ProxyTarget target,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit) {
        inHand.incrementAndGet();
        pool.connect(target, exchange, new Counting(callback), timeout, unit, false);
    }

    void close() {
        pool.close();
    }

    /** A request is in hand from the choice of this backend until its exchange is over or the connection failed. */
    private final class Counting implements ProxyCallback<ProxyConnection> {

        private final ProxyCallback<ProxyConnection> callback;

        Counting(ProxyCallback<ProxyConnection> callback) {
            this.callback = callback;
        }

        @Override
        public void completed(HttpServerExchange exchange, ProxyConnection connection) {
            exchange.addExchangeCompleteListener((_, next) -> {
                inHand.decrementAndGet();
                next.proceed();
            });
            callback.completed(exchange, connection);
        }

        @Override
        public void failed(HttpServerExchange exchange) {
            inHand.decrementAndGet();
            callback.failed(exchange);
        }

        @Override
        public void couldNotResolveBackend(HttpServerExchange exchange) {
            inHand.decrementAndGet();
            callback.couldNotResolveBackend(exchange);
        }

        @Override
        public void queuedRequestFailed(HttpServerExchange exchange) {
            inHand.decrementAndGet();
            callback.queuedRequestFailed(exchange);
        }
    }

    /** Errors are never remembered: whether a replica gets requests is for its probes to say. */
    private static final class PoolSettings implements ConnectionPoolManager {

        @Override
        public int getProblemServerRetry() {
            return 1;
        }

        @Override
        public int getMaxConnections() {
            return MOST_CONNECTIONS;
        }

        @Override
        public int getMaxCachedConnections() {
            return MOST_CONNECTIONS;
        }

        @Override
        public int getSMaxConnections() {
            return 1;
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
}
