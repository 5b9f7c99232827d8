package dev.quarterdeck.connector.local.router;

import dev.quarterdeck.connector.cluster.WorkloadId;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one address of a workload; passes requests on to its replicas. */
public final class Router {

    /** The replica that a request was given to. */
    static final AttachmentKey<String> REPLICA = AttachmentKey.create(String.class);

    /** Long enough for a slow download, short enough that what was forgotten does not stay for ever. */
    private static final int LONGEST_REQUEST_MILLIS = 10 * 60_000;

    private static final int RETRIES = 3;

    private final WorkloadId workload;
    private final int port;
    private final Listeners listeners;
    private final Backends backends = new Backends();
    private @Nullable Closeable listener;

    Router(WorkloadId workload, int port, Listeners listeners) {
        this.workload = workload;
        this.port = port;
        this.listeners = listeners;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts to listen unless it does already; says why it cannot. */
    public synchronized Optional<String> listen() {
        if (listener != null) {
            return Optional.empty();
        }
        try {
            listener = listeners.open(port, handler());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "Port %d, where %s is reached, cannot be listened on: %s. End the program that has it; the port is then taken by itself."
                            .formatted(port, workload, e.getMessage()));
        }
    }

    private HttpHandler handler() {
        var proxy = ProxyHandler.builder()
                .setProxyClient(backends)
                .setMaxRequestTime(LONGEST_REQUEST_MILLIS)
                .setMaxConnectionRetries(RETRIES)
                .setReuseXForwarded(true)
                .build();
        return exchange -> {
            exchange.addDefaultResponseListener(this::explain);
            proxy.handleRequest(exchange);
        };
    }

    private boolean explain(HttpServerExchange exchange) {
        if (exchange.getStatusCode() != StatusCodes.SERVICE_UNAVAILABLE) {
            return false;
        }
        var replica = exchange.getAttachment(REPLICA);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
        exchange.getResponseSender()
                .send(
                        replica == null
                                ? "No replica of %s is ready.%n".formatted(workload)
                                : "Replica %s of %s ended before it answered.%n".formatted(replica, workload));
        return true;
    }

    /** Gives the replica requests from now on, until it is {@linkplain #remove removed}. */
    public Backend add(String replica, String revision, URI address) {
        var backend = new Backend(replica, revision, address);
        backends.add(backend);
        return backend;
    }

    /** Gives the replica no more requests; those {@linkplain Backend#inHand in hand} go on. */
    public void remove(Backend backend) {
        backends.remove(backend);
        backend.retire();
    }

    public void divide(Shares shares) {
        backends.divide(shares);
    }
}
