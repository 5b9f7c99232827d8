package dev.quarterdeck.environments;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.cluster.Cluster;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The clusters that the portal is connected to, and which of them each environment is on. */
@Component
public class Clusters {

    private final Map<String, Cluster> clusters = new LinkedHashMap<>();
    private final Function<String, Optional<String>> nameOf;

    /** An environment stays on its cluster for good. */
    private final Map<String, String> names = new ConcurrentHashMap<>();

    @Autowired
    Clusters(ObjectProvider<Cluster> clusters, EnvironmentRepository environments) {
        this(
                clusters.stream().toList(),
                environment -> environments.find(environment).map(Environment::cluster));
    }

    /** @param nameOf names the cluster of an environment; empty if there is no such environment */
    public Clusters(List<Cluster> clusters, Function<String, Optional<String>> nameOf) {
        this.nameOf = nameOf;
        for (var cluster : clusters) {
            if (this.clusters.put(cluster.name(), cluster) != null) {
                throw new IllegalStateException("Two clusters are named '%s'".formatted(cluster.name()));
            }
        }
    }

    public List<Cluster> all() {
        return List.copyOf(clusters.values());
    }

    /** Empty if the portal is not connected to it. */
    public Optional<Cluster> named(String name) {
        return Optional.ofNullable(clusters.get(name));
    }

    /** Empty if there is no such environment, or the portal is not connected to its cluster. */
    public Optional<Cluster> find(String environment) {
        return name(environment).map(clusters::get);
    }

    /** @throws SourceUnavailable likewise */
    public Cluster of(String environment) {
        return find(environment)
                .orElseThrow(() -> new SourceUnavailable(name(environment)
                        .map(name ->
                                "The environment '%s' is on the cluster '%s', which the portal is not connected to."
                                        .formatted(environment, name))
                        .orElse("There is no environment named '%s'.".formatted(environment))));
    }

    /** @throws SourceUnavailable likewise */
    public Cluster of(WorkloadId id) {
        return of(id.environment());
    }

    private Optional<String> name(String environment) {
        var known = names.get(environment);
        if (known != null) {
            return Optional.of(known);
        }
        var found = nameOf.apply(environment);
        found.ifPresent(name -> names.put(environment, name));
        return found;
    }
}
