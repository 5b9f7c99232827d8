package dev.quarterdeck.workloads.cluster;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.quarterdeck.connector.inventory.Facts.Amounts;
import dev.quarterdeck.connector.inventory.Inventory;
import dev.quarterdeck.connector.inventory.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Asks clusters what is really used. They measure each 15 s at most, so that a moment's answer serves all who look. */
@Component
public class Usages {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final LoadingCache<Question, Usage> answers;

    Usages(Inventories inventories) {
        this.answers = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(FRESH)
                .build(question -> ask(inventories.of(question.cluster()), question));
    }

    /** @param namespace of the pods; empty for the nodes */
    private record Question(String cluster, String namespace) {}

    private static Usage ask(Inventory inventory, Question question) {
        Function<Inventory, Map<String, Amounts>> used = question.namespace().isEmpty()
                ? Inventory::usedByNodes
                : asked -> asked.usedByPods(question.namespace());
        var answers = new Answers(inventory);
        var answer = answers.to(used);
        return new Usage(answer.orElse(Map.of()), answers.silence());
    }

    public Usage ofNodes(String cluster) {
        return answers.get(new Question(cluster, ""));
    }

    /** Of a node, or of the pods that an object is shown with; of anything else nobody is asked. */
    public Usage around(ObjectDetail detail) {
        if (detail.object().kind() == Kind.NODE) {
            return ofNodes(detail.cluster());
        }
        return detail.tree().rows().stream().anyMatch(branch -> branch.row().isPod())
                ? answers.get(
                        new Question(detail.cluster(), detail.object().id().namespace()))
                : Usage.UNASKED;
    }
}
