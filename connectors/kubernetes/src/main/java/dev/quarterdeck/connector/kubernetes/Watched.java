package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All objects of one kind that the portal looks at in a namespace, kept as the cluster tells of them. What the portal
 * itself has just changed is seen at once, not only when the cluster tells.
 */
final class Watched<T extends HasMetadata> implements AutoCloseable {

    private static final int REMEMBERED = 1_000;
    private static final Duration BREATH = Duration.ofSeconds(3);

    private final KeptObjects<T> store;
    private final Follower follower;
    private final Map<String, T> written = new ConcurrentHashMap<>();
    private final Set<String> deleted = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));
    private volatile long silentSince;

    private <O extends Informable<T> & Listable<? extends KubernetesResourceList<T>>> Watched(
            KubernetesConnection connection, O objects, UnaryOperator<T> kept, Consumer<T> changed) {
        store = new KeptObjects<>(kept);
        follower = Follower.of(connection, objects, store, telling(changed));
        connection.followers().whenRestored(this::forget);
    }

    /**
     * Begins to look.
     *
     * @param kept makes of an object what is kept of it
     * @param changed told of each object that came, changed or went
     */
    static <T extends HasMetadata, O extends Informable<T> & Listable<? extends KubernetesResourceList<T>>>
            Watched<T> of(KubernetesConnection connection, O objects, UnaryOperator<T> kept, Consumer<T> changed) {
        return new Watched<>(connection, objects, kept, changed);
    }

    private void forget() {
        written.clear();
        deleted.clear();
    }

    private ResourceEventHandler<T> telling(Consumer<T> changed) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                seen(object);
                changed.accept(object);
            }

            @Override
            public void onUpdate(T before, T object) {
                onAdd(object);
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                written.remove(name(object));
                // an answer to what the portal did before may still be on its way
                deleted.add(object.getMetadata().getUid());
                changed.accept(object);
            }
        };
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    private void seen(T object) {
        written.computeIfPresent(name(object), (_, own) -> version(own) <= version(object) ? null : own);
    }

    private static long version(HasMetadata object) {
        return Follower.version(object.getMetadata().getResourceVersion());
    }

    /** Shows {@code object}, as the cluster has just answered it, from now on. */
    void wrote(T object) {
        written.put(name(object), object);
    }

    /** Shows it no longer, though the cluster may still tell of its end. */
    void removed(T object) {
        written.remove(name(object));
        deleted.add(object.getMetadata().getUid());
    }

    Collection<T> all() {
        var all = new HashMap<String, T>();
        store.values().forEach(object -> all.put(name(object), object));
        written.forEach(
                (name, own) -> all.merge(name, own, (told, ours) -> version(told) >= version(ours) ? told : ours));
        return all.values().stream()
                .filter(object -> !deleted.contains(object.getMetadata().getUid()))
                .toList();
    }

    Stream<T> stream() {
        return all().stream();
    }

    Optional<T> named(String name) {
        return stream().filter(object -> name(object).equals(name)).findFirst();
    }

    /** Why what it shows may be old; null if it is not. */
    @Nullable
    String problem() {
        if (!follower.synced()) {
            return "what runs there is not known yet" + because();
        }
        if (follower.watching()) {
            silentSince = 0;
            return null;
        }
        if (silentSince == 0) {
            silentSince = System.nanoTime();
        }
        return System.nanoTime() - silentSince < BREATH.toNanos() ? null : "it tells no changes" + because();
    }

    private String because() {
        var reason = follower.trouble();
        return reason == null ? "" : ": " + Reasons.of(reason);
    }

    boolean synced() {
        return follower.synced();
    }

    List<String> names() {
        return stream().map(Watched::name).toList();
    }

    @Override
    public void close() {
        follower.close();
    }
}
