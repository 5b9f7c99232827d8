package dev.quarterdeck.connector.inventory;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which objects of a cluster are watched. */
public enum Kind {
    DEPLOYMENT("Deployment", "deployments", Group.WORKLOAD),
    STATEFUL_SET("StatefulSet", "statefulsets", Group.WORKLOAD),
    DAEMON_SET("DaemonSet", "daemonsets", Group.WORKLOAD),
    CRON_JOB("CronJob", "cronjobs", Group.WORKLOAD),
    JOB("Job", "jobs", Group.WORKLOAD),
    REPLICA_SET("ReplicaSet", "replicasets", Group.RUNS),
    POD("Pod", "pods", Group.RUNS),
    SERVICE("Service", "services", Group.NETWORK),
    INGRESS("Ingress", "ingresses", Group.NETWORK),
    NETWORK_POLICY("NetworkPolicy", "networkpolicies", Group.NETWORK),
    AUTOSCALER("HorizontalPodAutoscaler", "horizontalpodautoscalers", Group.RULE),
    DISRUPTION_BUDGET("PodDisruptionBudget", "poddisruptionbudgets", Group.RULE),
    QUOTA("ResourceQuota", "resourcequotas", Group.RULE),
    CONFIG_MAP("ConfigMap", "configmaps", Group.DATA),
    SECRET("Secret", "secrets", Group.DATA),
    VOLUME_CLAIM("PersistentVolumeClaim", "persistentvolumeclaims", Group.DATA),
    NODE("Node", "nodes", Group.CLUSTER),
    NAMESPACE("Namespace", "namespaces", Group.CLUSTER),
    /** Of Argo CD, which not every cluster has. */
    APPLICATION("Application", "applications", Group.GITOPS);

    /** What kinds are looked at together. */
    public enum Group {
        WORKLOAD,
        RUNS,
        NETWORK,
        RULE,
        DATA,
        CLUSTER,
        GITOPS
    }

    private static final Map<String, Kind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(Kind::word, Function.identity()));

    private final String word;
    private final String path;
    private final Group group;

    Kind(String word, String path, Group group) {
        this.word = word;
        this.path = path;
        this.group = group;
    }

    /** As Kubernetes names it: Deployment. */
    public String word() {
        return word;
    }

    /** As it stands in addresses: deployments. */
    public String path() {
        return path;
    }

    public Group group() {
        return group;
    }

    public boolean isNamespaced() {
        return group != Group.CLUSTER;
    }

    /** Empty if no such kind is watched. */
    public static Optional<Kind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }

    /** Empty if no such kind is watched. */
    public static Optional<Kind> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
