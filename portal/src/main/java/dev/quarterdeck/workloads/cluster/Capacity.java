package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.connector.inventory.ClusterObject;
import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.inventory.Facts.Amounts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A node, what it has and what is set aside on it; what is really used only the cluster knows ({@link Usages}). */
public record Capacity(ClusterObject node, Facts.Node facts, Amounts requested, int pods) {

    private static final double GIB = 1 << 30;

    /** By name. */
    static List<Capacity> of(Inventory inventory) {
        var requested = new HashMap<String, Amounts>();
        var pods = new HashMap<String, Integer>();
        for (var object : inventory.all(Kind.POD)) {
            if (object.facts() instanceof Facts.Pod pod && pod.node() != null && !pod.over()) {
                requested.merge(pod.node(), pod.requests(), Amounts::plus);
                pods.merge(pod.node(), 1, Integer::sum);
            }
        }
        return inventory.all(Kind.NODE).stream()
                .filter(node -> node.facts() instanceof Facts.Node)
                .sorted(Comparator.comparing(ClusterObject::name))
                .map(node -> of(node, requested, pods))
                .toList();
    }

    private static Capacity of(ClusterObject node, Map<String, Amounts> requested, Map<String, Integer> pods) {
        return new Capacity(
                node,
                (Facts.Node) node.facts(),
                requested.getOrDefault(node.name(), Amounts.NONE),
                pods.getOrDefault(node.name(), 0));
    }

    String name() {
        return node.name();
    }

    /** In per cent of what pods may ask for; 0 if the node does not say. */
    public int coresShare() {
        return share(requested.cores(), facts.allocatable().cores());
    }

    public int memoryShare() {
        return share((double) requested.memory(), (double) facts.allocatable().memory());
    }

    public int podsShare() {
        return share(pods, facts.pods());
    }

    private static int share(double part, double whole) {
        return whole == 0 ? 0 : (int) Math.round(100 * part / whole);
    }

    public String coresInWords() {
        return "%s of %s cores"
                .formatted(number(requested.cores()), number(facts.allocatable().cores()));
    }

    public String memoryInWords() {
        return "%s of %s GiB"
                .formatted(
                        number(requested.memory() / GIB),
                        number(facts.allocatable().memory() / GIB));
    }

    private static String number(double amount) {
        return amount == Math.rint(amount) ? "%.0f".formatted(amount) : String.format(Locale.ROOT, "%.1f", amount);
    }
}
