package dev.quarterdeck.connector.local.router;

import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient.ProxyTarget;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.OptionMap;

/** A replica as the router sees it: where it is, and how many requests it has in hand. */
public final class Backend {

    private final String replica;
    private final String revision;
    private final ProxyConnectionPool pool;
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean retired;

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

    /** Requests that were given to the replica and are not answered yet. */
    public int inHand() {
        return inHand.get();
    }

    /**
     * Counts a request as in hand; false if the replica gets no more. Counts first and asks then, while {@link #retire}
     * lets nobody in first and counts then: whoever retires it sees every request that still gets in.
     */
    boolean acquire() {
        inHand.incrementAndGet();
        if (retired) {
            inHand.decrementAndGet();
            return false;
        }
        return true;
    }

    void retire() {
        retired = true;
        // connections in use are closed by the pool when their request is answered
        pool.close();
    }

    /** Only after {@link #acquire}. */
    void connect(
            ProxyTarget target,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit) {
        pool.connect(target, exchange, new Counting(callback), timeout, unit, false);
    }

    /** A request is in hand until its exchange is over or the connection failed. */
    private final class Counting implements ProxyCallback<ProxyConnection> {

        private final ProxyCallback<ProxyConnection> callback;

        Counting(ProxyCallback<ProxyConnection> callback) {
            this.callback = callback;
        }

        @Override
        public void completed(HttpServerExchange exchange, ProxyConnection connection) {
            exchange.putAttachment(Router.REPLICA, replica);
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
}
