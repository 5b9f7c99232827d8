package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.gitops.Applications;
import dev.quarterdeck.connector.helm.HelmReleases;
import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.ContainerCommand;
import dev.quarterdeck.connector.inventory.ContainerLog;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectEvent;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Operation;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Standing;
import dev.quarterdeck.connector.inventory.Standing.Watch;
import dev.quarterdeck.connector.inventory.Standing.Watched;
import dev.quarterdeck.connector.manifest.ApplySets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a test says is in a cluster. */
final class RememberedInventory implements Inventory {

    static final Instant THEN = Instant.parse("2026-03-17T14:00:00Z");

    private final Map<ObjectId, ClusterObject> objects = new LinkedHashMap<>();

    /** In the namespace {@code shop}, and made when all others were. */
    ClusterObject has(Kind kind, String name, @Nullable ClusterObject owner, Health health, Facts facts) {
        var id = new ObjectId(kind, kind.isNamespaced() ? "shop" : "", name);
        var object = new ClusterObject(
                id,
                "uid of " + name,
                1,
                "v1",
                THEN,
                owner == null ? null : new ClusterObject.Owner(owner.kind().word(), owner.name(), owner.uid()),
                null,
                Map.of(),
                null,
                health,
                facts);
        objects.put(id, object);
        return object;
    }

    ClusterObject has(Kind kind, String name, @Nullable ClusterObject owner, Health health) {
        return has(kind, name, owner, health, new Facts.None());
    }

    @Override
    public String name() {
        return "main";
    }

    @Override
    public Standing standing() {
        return new Standing(
                "v1.34.1",
                THEN,
                null,
                Arrays.stream(Kind.values())
                        .map(kind -> new Watched(kind, "v1", Watch.WATCHED))
                        .toList(),
                Watch.WATCHED,
                null);
    }

    @Override
    public Collection<ClusterObject> all(Kind kind) {
        return objects.values().stream().filter(one -> one.kind() == kind).toList();
    }

    @Override
    public Optional<ClusterObject> find(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    @Override
    public Collection<ClusterObject> controlledBy(String uid) {
        return objects.values().stream()
                .filter(one -> one.owner() != null && one.owner().uid().equals(uid))
                .toList();
    }

    @Override
    public List<ObjectEvent> events() {
        return List.of();
    }

    @Override
    public List<DeprecatedUse> deprecatedUse() {
        return List.of();
    }

    @Override
    public Optional<Description> describe(ObjectId id, boolean whole) {
        return Optional.empty();
    }

    @Override
    public List<Revision> revisions(ObjectId id) {
        return List.of();
    }

    @Override
    public Map<String, Facts.Amounts> usedByNodes() {
        return Map.of();
    }

    @Override
    public Map<String, Facts.Amounts> usedByPods(String namespace) {
        return Map.of();
    }

    @Override
    public ContainerCommand.Run run(ContainerCommand command) {
        return new ContainerCommand.Run(null, "", false, "Nothing runs here");
    }

    @Override
    public ContainerLog log(ContainerLog.Question question) {
        return new ContainerLog(List.of(), "Nothing runs here");
    }

    @Override
    public Outcome act(Operation operation) {
        return new Outcome.Done(operation.toString());
    }

    @Override
    public Applications applications() {
        throw new UnsupportedOperationException("No test of what is remembered asks for Applications");
    }

    @Override
    public ApplySets applySets() {
        throw new UnsupportedOperationException("No test of what is remembered asks for sets");
    }

    @Override
    public HelmReleases helm() {
        throw new UnsupportedOperationException("No test of what is remembered asks for releases");
    }

    @Override
    public AutoCloseable watch(Consumer<Set<ObjectId>> listener) {
        return () -> {};
    }

    @Override
    public void close() {}
}
