package dev.quarterdeck.connector.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of an object beside what every object has. */
public sealed interface Facts {

    /** Nothing more. */
    record None() implements Facts {}

    /**
     * Of what runs pods.
     *
     * @param wanted how many
     * @param revision counted by the cluster; null if it does not count
     * @param paused whether its rollout waits, or no job is started
     * @param podLabels of the pods that it makes
     * @param needs ConfigMaps, Secrets and volume claims that its pods cannot start without
     */
    record Runs(
            int wanted,
            int ready,
            int updated,
            @Nullable String revision,
            boolean paused,
            List<String> images,
            Map<String, String> podLabels,
            Set<ObjectId> needs)
            implements Facts {

        public Runs {
            images = List.copyOf(images);
            podLabels = Map.copyOf(podLabels);
            needs = Set.copyOf(needs);
        }
    }

    /**
     * Of a pod.
     *
     * @param phase as the cluster says it; of one that gets no further the reason, such as CrashLoopBackOff
     * @param over whether it ended for good, and takes no place any more
     * @param node null while it has no place
     * @param containers in order; the ones that only prepare not included
     * @param requests what is set aside for it
     * @param startedAt null before a node took it
     */
    record Pod(
            String phase,
            boolean over,
            @Nullable String node,
            @Nullable String address,
            List<Container> containers,
            Amounts requests,
            @Nullable Instant startedAt)
            implements Facts {

        public Pod {
            containers = List.copyOf(containers);
        }

        public int restarts() {
            return containers.stream().mapToInt(Container::restarts).sum();
        }

        public long ready() {
            return containers.stream().filter(Container::ready).count();
        }
    }

    /** @param digest which image really runs; null if no node said so yet */
    record Container(String name, String image, @Nullable String digest, boolean ready, int restarts) {}

    /**
     * @param cores of processors
     * @param memory in bytes
     */
    record Amounts(double cores, long memory) {

        public static final Amounts NONE = new Amounts(0, 0);

        public Amounts plus(Amounts other) {
            return new Amounts(cores + other.cores, memory + other.memory);
        }
    }

    /**
     * @param allocatable what pods may ask for in all
     * @param pods how many it takes
     * @param cordoned whether no new pods are put there
     * @param taints in their short form: key=value:effect
     */
    record Node(Amounts allocatable, int pods, boolean cordoned, String version, String system, List<String> taints)
            implements Facts {

        public Node {
            taints = List.copyOf(taints);
        }
    }

    /** @param limits by what is limited, such as requests.cpu; in the cluster's own units */
    record Quota(Map<String, Limit> limits) implements Facts {

        public Quota {
            limits = Map.copyOf(limits);
        }

        /** @param share of what may be used that is used, 0 if nothing may be */
        public record Limit(String used, String hard, double share) {}
    }

    /**
     * Of what a Service, an Ingress or a disruption budget is about.
     *
     * @param summary in a few words
     * @param selector of pods, empty if it chooses none
     * @param names the objects that it names, there or not
     */
    record Points(String summary, Map<String, String> selector, Set<ObjectId> names) implements Facts {

        public Points {
            selector = Map.copyOf(selector);
            names = Set.copyOf(names);
        }
    }

    /**
     * Of a ConfigMap or a Secret; what it holds is never kept.
     *
     * @param keys in order
     * @param hash of names and contents, so that a change is seen
     * @param type of a Secret, empty of a ConfigMap
     */
    record Data(List<String> keys, String hash, String type) implements Facts {

        public Data {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Of what Argo CD delivers, in its own words.
     *
     * @param cluster where to: its address, or its name in Argo CD
     * @param namespace empty if each object says its own
     * @param target what it follows: a branch, a tag, a version; several with commas
     * @param sync Synced, OutOfSync or Unknown
     * @param revision that it was compared with last; empty if it never was
     * @param phase of the last operation; null if there was none
     * @param syncedAt when the last operation ended; null while it runs, or if there was none
     * @param automated whether it is synced by itself
     */
    record Application(
            String project,
            String cluster,
            String namespace,
            String target,
            String sync,
            String revision,
            @Nullable String phase,
            @Nullable Instant syncedAt,
            boolean automated)
            implements Facts {}

    /** Of a volume claim. */
    record Volume(String phase, String size, @Nullable String storageClass) implements Facts {}
}
