package dev.quarterdeck.connector.local;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Chooses a replica for each request: first a revision by weight, then its least busy replica, then any other that answers. */
class Backends implements ProxyClient {

    private static final ProxyTarget TARGET = new ProxyTarget() {};

    private volatile List<Backend> backends = List.of();
    private volatile Map<String, Integer> weights = Map.of();
    private volatile Set<String> beside = Set.of();

    synchronized void add(Backend backend) {
        var more = new ArrayList<>(backends);
        more.add(backend);
        backends = List.copyOf(more);
    }

    /** Gives the replica no more requests; those in hand go on. */
    synchronized void remove(Backend backend) {
        backends = backends.stream().filter(other -> !other.equals(backend)).toList();
    }

    /** Revisions that get requests only by a share of their own. */
    void beside(Set<String> revisions) {
        beside = Set.copyOf(revisions);
    }

    /** @param shares by revision */
    void split(Map<String, Integer> shares) {
        weights = Map.copyOf(shares);
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
        var chosen = chosenRevision();
        return backends.stream()
                .filter(backend -> !beside.contains(backend.revision()) || weightOf(backend.revision()) > 0)
                .sorted(Comparator.<Backend, Boolean>comparing(
                                backend -> !backend.revision().equals(chosen))
                        .thenComparingInt(Backend::inHand))
                .toList();
    }

    private String chosenRevision() {
        var present = backends.stream().map(Backend::revision).distinct().toList();
        var total = present.stream().mapToInt(this::weightOf).sum();
        if (total == 0) {
            return "";
        }
        var point = ThreadLocalRandom.current().nextInt(total);
        for (var revision : present) {
            point -= weightOf(revision);
            if (point < 0) {
                return revision;
            }
        }
        throw new AssertionError("a point below the sum lies within one of the weights");
    }

    private int weightOf(String revision) {
        return weights.getOrDefault(revision, 0);
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
            if (candidates.isEmpty()) {
                callback.couldNotResolveBackend(exchange);
                return;
            }
            var rest = new Attempt(target, callback, timeout, unit, candidates.subList(1, candidates.size()));
            candidates.getFirst().connect(target, exchange, rest, timeout, unit);
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
