package dev.quarterdeck.connector.kubernetes.inventory;

import dev.quarterdeck.connector.gitops.Applications;
import dev.quarterdeck.connector.helm.HelmReleases;
import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.ContainerCommand;
import dev.quarterdeck.connector.inventory.ContainerLog;
import dev.quarterdeck.connector.inventory.Facts.Amounts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import dev.quarterdeck.connector.inventory.ObjectEvent;
import dev.quarterdeck.connector.inventory.ObjectId;
import dev.quarterdeck.connector.inventory.Operation;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Standing;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import dev.quarterdeck.connector.kubernetes.applyset.KubernetesApplySets;
import dev.quarterdeck.connector.kubernetes.argo.KubernetesApplications;
import dev.quarterdeck.connector.kubernetes.helm.KubernetesHelm;
import dev.quarterdeck.connector.manifest.ApplySets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is in a Kubernetes cluster. */
final class KubernetesInventory implements Inventory {

    private final KubernetesConnection connection;
    private final Changes changes;
    private final Watches watches;

    private KubernetesInventory(KubernetesConnection connection, Duration again) {
        this.connection = connection;
        this.changes = new Changes(connection.name());
        this.watches = new Watches(connection, changes::add, again);
    }

    /** Begins to look at once, and waits for nothing. */
    static KubernetesInventory of(KubernetesConnection connection) {
        return of(connection, Duration.ofMinutes(1));
    }

    /**
     * @param again how often what could not be watched is tried again: somebody may have allowed it, or upgraded the
     *     cluster
     */
    static KubernetesInventory of(KubernetesConnection connection, Duration again) {
        return new KubernetesInventory(connection, again);
    }

    @Override
    public String name() {
        return connection.name();
    }

    @Override
    public Standing standing() {
        return new Standing(
                connection.version(),
                connection.answeredAt().orElse(null),
                connection.problem(),
                watches.kinds(),
                watches.events(),
                watches.silence());
    }

    @Override
    public Collection<ClusterObject> all(Kind kind) {
        return watches.store(kind).map(ObjectStore::all).orElse(List.of());
    }

    @Override
    public Optional<ClusterObject> find(ObjectId id) {
        return watches.store(id.kind()).map(store -> store.find(id));
    }

    @Override
    public Collection<ClusterObject> controlledBy(String uid) {
        return watches.owners().ownedBy(uid).stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public List<ObjectEvent> events() {
        return watches.happened();
    }

    @Override
    public List<DeprecatedUse> deprecatedUse() {
        return watches.stores().flatMap(ObjectStore::deprecated).toList();
    }

    @Override
    public Optional<Description> describe(ObjectId id, boolean whole) {
        return new Describer(connection, watches).describe(id, whole);
    }

    @Override
    public List<Revision> revisions(ObjectId id) {
        return find(id).map(object -> new Revisions(connection, this).of(object))
                .orElse(List.of());
    }

    @Override
    public Map<String, Amounts> usedByNodes() {
        return new Usage(connection).ofNodes();
    }

    @Override
    public Map<String, Amounts> usedByPods(String namespace) {
        return new Usage(connection).ofPods(namespace);
    }

    @Override
    public ContainerLog log(ContainerLog.Question question) {
        return new ContainerLogs(connection).of(question);
    }

    @Override
    public ContainerCommand.Run run(ContainerCommand command) {
        return new Commands(connection).run(command);
    }

    @Override
    public Outcome act(Operation operation) {
        return new Hand(connection, this, watches).act(operation);
    }

    @Override
    public Applications applications() {
        return new KubernetesApplications(connection);
    }

    @Override
    public ApplySets applySets() {
        return new KubernetesApplySets(connection);
    }

    @Override
    public HelmReleases helm() {
        return new KubernetesHelm(connection);
    }

    @Override
    public AutoCloseable watch(Consumer<Set<ObjectId>> listener) {
        return changes.listen(listener);
    }

    @Override
    public void close() {
        watches.close();
        changes.close();
    }
}
