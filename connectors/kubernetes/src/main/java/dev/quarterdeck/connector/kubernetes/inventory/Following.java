package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.Standing.Watch;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import org.jspecify.annotations.Nullable;

/**
 * One kind as it is told by the cluster: listed page by page, then watched, and listed again where the cluster no longer
 * knows what was missed. Bookmarks keep such a place known while nothing changes.
 */
final class Following implements AutoCloseable {

    private static final long PAGE = 500;
    private static final int FORBIDDEN = 403;

    private final SharedIndexInformer<?> informer;
    private volatile @Nullable Throwable trouble;

    private Following(SharedIndexInformer<?> informer) {
        this.informer = informer;
    }

    static <T extends HasMetadata> Following of(Informable<T> objects, ItemStore<T> store) {
        var informer = objects.withLimit(PAGE).runnableInformer(0);
        // a second list of all names, by namespace, which nobody asks
        informer.removeNamespaceIndex();
        var following = new Following(informer);
        informer.itemStore(store);
        informer.exceptionHandler((_, trouble) -> {
            following.trouble = trouble;
            return true;
        });
        informer.start();
        return following;
    }

    Watch watch() {
        if (informer.isWatching()) {
            trouble = null;
            return Watch.WATCHED;
        }
        if (trouble instanceof KubernetesClientException refusal && refusal.getCode() == FORBIDDEN) {
            return Watch.NOT_PERMITTED;
        }
        return informer.hasSynced() ? Watch.WATCHED : Watch.READING;
    }

    @Override
    public void close() {
        informer.close();
    }
}
