package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.WorkloadId;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import org.xnio.XnioWorker;

/** The one address of a workload; passes requests on to its replicas. */
class Router {

    private static final int LONGEST_REQUEST_MILLIS = 60_000;
    private static final int RETRIES = 3;

    private final Backends backends = new Backends();
    private final Undertow server;

    Router(WorkloadId workload, int port, XnioWorker worker) {
        var proxy = ProxyHandler.builder()
                .setProxyClient(backends)
                .setMaxRequestTime(LONGEST_REQUEST_MILLIS)
                .setMaxConnectionRetries(RETRIES)
                .setReuseXForwarded(true)
                .build();
        server = Undertow.builder()
                .setWorker(worker)
                .addHttpListener(port, "127.0.0.1")
                .setHandler(exchange -> {
                    exchange.addDefaultResponseListener(failed -> explain(workload, failed));
                    proxy.handleRequest(exchange);
                })
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Port %d, where %s is reached, is taken by another program. Stop that program, then start again."
                            .formatted(port, workload),
                    e);
        }
    }

    private static boolean explain(WorkloadId workload, HttpServerExchange exchange) {
        if (exchange.getStatusCode() != StatusCodes.SERVICE_UNAVAILABLE) {
            return false;
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
        exchange.getResponseSender().send("No replica of %s is ready.%n".formatted(workload));
        return true;
    }

    Backends backends() {
        return backends;
    }

    void close() {
        server.stop();
    }
}
