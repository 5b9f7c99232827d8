package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Inventory.DeprecatedUse;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectId;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All objects of one kind, of which only what is shown is kept: the rest is what fills memory. The informer that fills it
 * asks for no more than their names.
 */
final class ObjectStore implements ItemStore<GenericKubernetesResource> {

    private final Map<String, ClusterObject> objects = new ConcurrentHashMap<>();
    private final Map<String, List<DeprecatedUse>> deprecated = new ConcurrentHashMap<>();
    private final Kind kind;
    private final String apiVersion;
    private final Owners owners;
    private final Consumer<ObjectId> changed;

    /** @param changed told of each object that is not as it was */
    ObjectStore(Kind kind, String apiVersion, Owners owners, Consumer<ObjectId> changed) {
        this.kind = kind;
        this.apiVersion = apiVersion;
        this.owners = owners;
        this.changed = changed;
    }

    Collection<ClusterObject> all() {
        return objects.values();
    }

    @Nullable
    ClusterObject find(ObjectId id) {
        return objects.get(id.namespace().isEmpty() ? id.name() : id.namespace() + "/" + id.name());
    }

    Stream<DeprecatedUse> deprecated() {
        return deprecated.values().stream().flatMap(List::stream);
    }

    @Override
    public String getKey(GenericKubernetesResource object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource object) {
        var now = ObjectReader.read(kind, apiVersion, object);
        var before = objects.put(key, now);
        var uses = DeprecatedVersions.in(now.id(), object.getMetadata());
        if (uses.isEmpty()) {
            deprecated.remove(key);
        } else {
            deprecated.put(key, uses);
        }
        if (before != null && !before.uid().equals(now.uid())) {
            owners.remove(before);
        }
        owners.add(now);
        if (!now.equals(before)) {
            changed.accept(now.id());
        }
        return before == null ? null : name(before);
    }

    @Override
    public @Nullable GenericKubernetesResource remove(String key) {
        var before = objects.remove(key);
        deprecated.remove(key);
        if (before == null) {
            return null;
        }
        owners.remove(before);
        changed.accept(before.id());
        return name(before);
    }

    @Override
    public Stream<String> keySet() {
        return objects.keySet().stream();
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return objects.values().stream().map(this::name);
    }

    @Override
    public @Nullable GenericKubernetesResource get(String key) {
        var found = objects.get(key);
        return found == null ? null : name(found);
    }

    @Override
    public int size() {
        return objects.size();
    }

    @Override
    public boolean isFullState() {
        return false;
    }

    private GenericKubernetesResource name(ClusterObject object) {
        var named = new GenericKubernetesResource();
        named.setKind(kind.word());
        named.setApiVersion(apiVersion);
        named.setMetadata(new ObjectMetaBuilder()
                .withName(object.name())
                .withNamespace(object.namespace().isEmpty() ? null : object.namespace())
                .withUid(object.uid())
                .build());
        return named;
    }
}
