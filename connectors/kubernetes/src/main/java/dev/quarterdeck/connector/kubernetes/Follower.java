package dev.quarterdeck.connector.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One kind as it is told by the cluster: listed page by page, then watched, and listed again where the cluster no longer
 * knows what was missed. Bookmarks keep such a place known while nothing changes.
 */
public final class Follower implements AutoCloseable {

    private static final long PAGE = 500;

    /** A watch that ends is begun again within a second or two, which is no silence. */
    private static final int SILENT = 2;

    /** The client asks on from where it was, even if the cluster refuses just that. */
    private static final int STUCK = 4;

    private final Supplier<SharedIndexInformer<?>> begin;
    private final Supplier<KubernetesResourceList<?>> first;
    private final Followers all;
    private volatile SharedIndexInformer<?> informer;
    private volatile @Nullable Throwable trouble;
    private volatile @Nullable Instant heardAt;
    private volatile int silentLooks;
    private boolean closed;

    private <T extends HasMetadata, O extends Informable<T> & Listable<? extends KubernetesResourceList<T>>> Follower(
            Followers all, O objects, ItemStore<T> store, @Nullable ResourceEventHandler<T> handler) {
        this.all = all;
        this.begin = () -> begun(objects, store, handler);
        this.first = () -> objects.list(new ListOptionsBuilder().withLimit(1L).build());
        this.informer = begin.get();
    }

    /** Begins at once; {@code store} is filled with what there is. */
    public static <T extends HasMetadata, O extends Informable<T> & Listable<? extends KubernetesResourceList<T>>>
            Follower of(KubernetesConnection connection, O objects, ItemStore<T> store) {
        return of(connection, objects, store, null);
    }

    static <T extends HasMetadata, O extends Informable<T> & Listable<? extends KubernetesResourceList<T>>> Follower of(
            KubernetesConnection connection, O objects, ItemStore<T> store, @Nullable ResourceEventHandler<T> handler) {
        var follower = new Follower(connection.followers(), objects, store, handler);
        connection.followers().add(follower);
        return follower;
    }

    private <T extends HasMetadata> SharedIndexInformer<T> begun(
            Informable<T> objects, ItemStore<T> store, @Nullable ResourceEventHandler<T> handler) {
        var informer = objects.withLimit(PAGE).runnableInformer(0);
        // a second list of all names, by namespace, which nobody asks
        informer.removeNamespaceIndex();
        informer.itemStore(store);
        if (handler != null) {
            informer.addEventHandler(handler);
        }
        informer.exceptionHandler((_, problem) -> {
            trouble = problem;
            return true;
        });
        informer.start();
        return informer;
    }

    /** Forgets where it was, not what it has; what is gone meanwhile leaves the store once all is listed. */
    synchronized void beginAnew() {
        if (!closed) {
            informer.close();
            informer = begin.get();
        }
    }

    /** Up to where the cluster has told; 0 if it has not yet. */
    long told() {
        return version(informer.lastSyncResourceVersion());
    }

    /** Where the cluster is now, as it says when asked. */
    long asked() {
        return version(first.get().getMetadata().getResourceVersion());
    }

    /** The API server of every cluster so far counts up; 0 if this one does not. */
    static long version(@Nullable String resourceVersion) {
        try {
            return resourceVersion == null ? 0 : Long.parseLong(resourceVersion);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Looks whether changes are told, while the cluster answers. Begins anew if they were not at several looks in a row,
     * and then after twice as many each time.
     */
    synchronized void look() {
        if (watching() || (heardAt == null && synced())) {
            heardAt = Instant.now();
            silentLooks = 0;
        } else if (heardAt != null) {
            silentLooks++;
            if (silentLooks >= STUCK && Integer.bitCount(silentLooks) == 1) {
                beginAnew();
            }
        }
    }

    /** Until when changes were told; empty if they are, or if nothing was read yet. */
    public Optional<Instant> silentSince() {
        return silentLooks < SILENT || watching() ? Optional.empty() : Optional.ofNullable(heardAt);
    }

    /** Whether all was read at least once, be it before it was begun anew. */
    public boolean known() {
        return heardAt != null || synced();
    }

    /** Whether all was read since it was begun. */
    public boolean synced() {
        return informer.hasSynced();
    }

    public boolean watching() {
        if (!informer.isWatching()) {
            return false;
        }
        trouble = null;
        return true;
    }

    /** What went wrong last; null if nothing did since it was {@link #watching}. */
    public @Nullable Throwable trouble() {
        return trouble;
    }

    @Override
    public synchronized void close() {
        closed = true;
        all.remove(this);
        informer.close();
    }
}
