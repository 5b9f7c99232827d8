package dev.quarterdeck.connector.local.router;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Chooses a replica for each request: first a revision by weight, then its least busy replica, then any other that answers. */
class Backends implements ProxyClient {

    private static final ProxyTarget TARGET = new ProxyTarget() {};

    private volatile List<Backend> backends = List.of();
    private volatile Shares shares = Shares.UNDIVIDED;

    synchronized void add(Backend backend) {
        var more = new ArrayList<>(backends);
        more.add(backend);
        backends = List.copyOf(more);
    }

    synchronized void remove(Backend backend) {
        backends = backends.stream().filter(other -> !other.equals(backend)).toList();
    }

    void divide(Shares next) {
        shares = next;
    }

    @Override
    public ProxyTarget findTarget(HttpServerExchange exchange) {
        return TARGET;
    }

    @Override
    public void getConnection(
            ProxyTarget target,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit) {
        new Attempt(target, callback, timeout, unit, inOrderOfChoice()).next(exchange);
    }

    private List<Backend> inOrderOfChoice() {
        var division = shares;
        var candidates = new ArrayList<>(backends);
        candidates.removeIf(backend -> !division.mayServe(backend.revision()));
        if (candidates.size() < 2) {
            return candidates;
        }
        var random = ThreadLocalRandom.current();
        var present = candidates.stream().map(Backend::revision).collect(toUnmodifiableSet());
        var chosen = division.choose(present, random);
        // equally busy ones take turns
        Collections.rotate(candidates, random.nextInt(candidates.size()));
        candidates.sort(Comparator.<Backend, Boolean>comparing(
                        backend -> !Objects.equals(division.groupOf(backend.revision()), chosen))
                .thenComparingInt(Backend::inHand));
        return candidates;
    }

    /** Goes from one backend to the next until one accepts the connection. */
    private record Attempt(
            ProxyTarget target,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit,
            List<Backend> candidates)
            implements ProxyCallback<ProxyConnection> {

        void next(HttpServerExchange exchange) {
            for (var at = 0; at < candidates.size(); at++) {
                if (candidates.get(at).acquire()) {
                    var rest = candidates.subList(at + 1, candidates.size());
                    candidates
                            .get(at)
                            .connect(
                                    target,
                                    exchange,
                                    new Attempt(target, callback, timeout, unit, rest),
                                    timeout,
                                    unit);
                    return;
                }
            }
            callback.couldNotResolveBackend(exchange);
        }

        @Override
        public void completed(HttpServerExchange exchange, ProxyConnection connection) {
            callback.completed(exchange, connection);
        }

        @Override
        public void failed(HttpServerExchange exchange) {
            next(exchange);
        }

        @Override
        public void couldNotResolveBackend(HttpServerExchange exchange) {
            next(exchange);
        }

        @Override
        public void queuedRequestFailed(HttpServerExchange exchange) {
            next(exchange);
        }
    }
}
