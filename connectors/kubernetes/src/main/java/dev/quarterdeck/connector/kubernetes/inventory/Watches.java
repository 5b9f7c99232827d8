package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectEvent;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Standing.Silence;
import dev.quarterdeck.connector.inventory.Standing.Watch;
import dev.quarterdeck.connector.inventory.Standing.Watched;
import dev.quarterdeck.connector.kubernetes.Follower;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.Reasons;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what a cluster serves and lets the portal read, and watches that. */
final class Watches implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watches.class);
    private static final Duration FIRST = Duration.ofMillis(250);

    private record One(String apiVersion, ObjectStore store, Follower follower) {}

    private final KubernetesConnection connection;
    private final Consumer<ObjectId> changed;
    private final Duration again;
    private final Owners owners = new Owners();
    private final EventStore events;
    private final Map<Kind, One> watched = new ConcurrentHashMap<>();
    private final Map<Kind, Watched> others = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile @Nullable Follower eventsFollower;
    private volatile Watch eventsOtherwise = Watch.READING;
    private volatile boolean closed;

    Watches(KubernetesConnection connection, Consumer<ObjectId> changed, Duration again) {
        this.connection = connection;
        this.changed = changed;
        this.again = again;
        this.events = new EventStore(changed);
        this.thread =
                Thread.ofVirtual().name("inventory of " + connection.name()).start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                Thread.sleep(connection.problem() == null && begin() ? again : FIRST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the cluster answered; what is watched already is not asked about again. */
    private boolean begin() {
        try {
            if (watched.size() < Kind.values().length) {
                var served = ServedKinds.of(connection.client());
                Arrays.stream(Kind.values())
                        .filter(kind -> !watched.containsKey(kind))
                        .forEach(kind -> begin(kind, served.get(kind)));
            }
            if (eventsFollower == null) {
                beginEvents();
            }
            return true;
        } catch (KubernetesClientException e) {
            log.debug("The cluster '{}' does not say what it serves: {}", connection.name(), Reasons.of(e));
            return false;
        }
    }

    private void begin(Kind kind, @Nullable String apiVersion) {
        if (apiVersion == null) {
            others.put(kind, new Watched(kind, null, Watch.NOT_SERVED));
        } else if (!Access.toAll(connection.client(), Addresses.group(apiVersion), kind.path())) {
            others.put(kind, new Watched(kind, apiVersion, Watch.NOT_PERMITTED));
        } else if (!closed) {
            var store = new ObjectStore(kind, apiVersion, owners, changed);
            var objects = connection.client().genericKubernetesResources(Addresses.context(kind, apiVersion));
            var follower = kind.isNamespaced()
                    ? Follower.of(connection, objects.inAnyNamespace(), store)
                    : Follower.of(connection, objects, store);
            watched.put(kind, new One(apiVersion, store, follower));
        }
    }

    private void beginEvents() {
        if (!Access.toAll(connection.client(), "", "events")) {
            eventsOtherwise = Watch.NOT_PERMITTED;
        } else if (!closed) {
            eventsFollower =
                    Follower.of(connection, connection.client().v1().events().inAnyNamespace(), events);
        }
    }

    /** Of every kind. */
    List<Watched> kinds() {
        return Arrays.stream(Kind.values())
                .map(kind -> {
                    var one = watched.get(kind);
                    return one == null
                            ? others.getOrDefault(kind, new Watched(kind, null, Watch.READING))
                            : new Watched(kind, one.apiVersion(), Followed.watch(one.follower()));
                })
                .toList();
    }

    Watch events() {
        var follower = eventsFollower;
        return follower == null ? eventsOtherwise : Followed.watch(follower);
    }

    /** Of which kinds no changes are told, though they are read; null if there are none. */
    @Nullable
    Silence silence() {
        var followed = new TreeMap<String, Follower>();
        watched.forEach((kind, one) -> followed.put(kind.word(), one.follower()));
        var follower = eventsFollower;
        if (follower != null) {
            followed.put("Event", follower);
        }
        return Silences.of(followed);
    }

    List<ObjectEvent> happened() {
        return events.newest();
    }

    Owners owners() {
        return owners;
    }

    Optional<ObjectStore> store(Kind kind) {
        return Optional.ofNullable(watched.get(kind)).map(One::store);
    }

    Stream<ObjectStore> stores() {
        return watched.values().stream().map(One::store);
    }

    /** In which a kind is asked for; empty if it is not watched. */
    Optional<String> apiVersion(Kind kind) {
        return Optional.ofNullable(watched.get(kind)).map(One::apiVersion);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        watched.values().forEach(one -> one.follower().close());
        var follower = eventsFollower;
        if (follower != null) {
            follower.close();
        }
    }
}
