package dev.quarterdeck.connector.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The embedded cluster.
 *
 * @param folder for its ports, logs and the list of its processes
 * @param preparedImages of artifacts that were built on this machine, so that their first replicas start fast; null for none
 * @param firstRouterPort the lowest port that a workload may be reached at; 2,000 from here on are tried
 * @param keptLog how much of what each replica wrote is kept, beside the file of 4 MB that it writes to
 */
@ConfigurationProperties("quarterdeck.local-cluster")
record LocalClusterSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable Path folder,
        @Nullable Path preparedImages,
        @DefaultValue("20000") int firstRouterPort,
        @DefaultValue("32MB") DataSize keptLog) {

    static final long KEPT_LOG = DataSize.ofMegabytes(32).toBytes();

    /** Opens the cluster that these settings describe. */
    LocalCluster open() {
        if (folder == null) {
            throw new IllegalStateException(
                    "quarterdeck.local-cluster.folder is not set. Name a folder, or set quarterdeck.local-cluster.enabled to false.");
        }
        return new ClusterFolder(folder, preparedImages, keptLog.toBytes()).open(firstRouterPort);
    }
}
