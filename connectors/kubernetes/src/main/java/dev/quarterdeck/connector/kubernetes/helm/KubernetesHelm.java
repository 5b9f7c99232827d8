package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.helm.HelmPlanning;
import dev.quarterdeck.connector.helm.HelmReading;
import dev.quarterdeck.connector.helm.HelmRelease;
import dev.quarterdeck.connector.helm.HelmReleases;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.helm.HelmRollBack;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.kubernetes.KubernetesConnection;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Releases as Helm 3 and 4 keep them by themselves, in Secrets. */
public final class KubernetesHelm implements HelmReleases {

    private static final Comparator<HelmRevision> ORDER =
            Comparator.comparing(HelmRevision::namespace).thenComparing(HelmRevision::release);

    private static final Comparator<HelmRevision> NEWEST_FIRST =
            Comparator.comparingInt(HelmRevision::revision).reversed();

    private final KubernetesConnection connection;
    private final ReleaseSecrets secrets;

    public KubernetesHelm(KubernetesConnection connection) {
        this.connection = connection;
        this.secrets = new ReleaseSecrets(connection);
    }

    private record Name(String namespace, String release) {}

    @Override
    public Newest newest(@Nullable String namespace) {
        // of each release most revisions are superseded, and the newest never is
        var found = secrets.find(namespace, ",status!=superseded");
        var newest = found.revisions().stream()
                .collect(Collectors.toMap(
                        one -> new Name(one.namespace(), one.release()),
                        Function.identity(),
                        (one, other) -> one.revision() > other.revision() ? one : other));
        return new Newest(newest.values().stream().sorted(ORDER).toList(), found.cut());
    }

    @Override
    public List<HelmRevision> history(String namespace, String release) {
        return history(secrets, namespace, release);
    }

    static List<HelmRevision> history(ReleaseSecrets secrets, String namespace, String release) {
        return secrets.find(namespace, ",name=" + release).revisions().stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public Optional<HelmRelease.Head> head(HelmRevision revision) {
        return secrets.get(revision.namespace(), revision.release(), revision.revision())
                .flatMap(secret -> {
                    try {
                        return Optional.of(ReleaseReader.head(ReleaseSecrets.data(secret)));
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public Optional<HelmReading> read(HelmRevision revision) {
        return secrets.get(revision.namespace(), revision.release(), revision.revision())
                .map(secret -> {
                    try {
                        return new HelmReading.Read(ReleaseReader.read(revision, ReleaseSecrets.data(secret)));
                    } catch (IOException e) {
                        return new HelmReading.Unreadable(revision, String.valueOf(e.getMessage()));
                    }
                });
    }

    @Override
    public HelmPlanning plan(String namespace, String release, int revision) {
        return connection.ask(() -> new RollBacks(connection, secrets).plan(namespace, release, revision));
    }

    @Override
    public Outcome rollBack(HelmRollBack wanted) {
        return connection.ask(() -> new RollBacks(connection, secrets).to(wanted));
    }
}
