package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.connector.inventory.Outcome.Conflicted;
import dev.quarterdeck.connector.inventory.Outcome.Done;
import dev.quarterdeck.connector.inventory.Outcome.Failed;
import dev.quarterdeck.connector.inventory.Outcome.Refused;
import dev.quarterdeck.connector.kubernetes.Reasons;
import dev.quarterdeck.connector.manifest.ApplyPlan;
import dev.quarterdeck.connector.manifest.ApplyWish;
import dev.quarterdeck.connector.manifest.Part;
import dev.quarterdeck.connector.manifest.Step;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One application of a set: first what it is kept in says where members may be from now on, so that none is lost if it is cut
 * off; then the objects; then what was chosen goes.
 */
final class SetApplication {

    private static final int CONFLICT = 409;

    private final PlannedSet planned;
    private final ApplyWish wish;
    private int applied;

    SetApplication(PlannedSet planned, ApplyWish wish) {
        this.planned = planned;
        this.wish = wish;
    }

    Outcome run(Function<ApplyPlan, Optional<String>> objection) {
        var plan = planned.plan();
        if (isEmpty() && planned.there() == null) {
            return new Refused("Nothing was done: there is no such set, and nothing to make one of.");
        }
        if (plan.isRefused()) {
            return new Refused("Nothing was done, for the cluster would not take all of it: " + refusals(plan));
        }
        var against = objection.apply(plan);
        if (against.isPresent()) {
            return new Refused("Nothing was done. " + against.get());
        }
        if (plan.needsYes() && !wish.take()) {
            return new Refused("Nothing was done, for others see to some of it: " + others(plan));
        }
        try {
            begin();
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                return new Conflicted("Somebody else applied the set in this very moment. Look again.");
            }
            throw e;
        }
        return carryOut();
    }

    private void begin() {
        var there = planned.there();
        planned.parent()
                .write(
                        planned.scope().with(parts()),
                        facts(),
                        there == null ? null : there.getMetadata().getResourceVersion(),
                        false);
    }

    private boolean isEmpty() {
        return planned.manifest().objects().isEmpty();
    }

    /** Where it came from stays known while only some of it is removed. */
    private Map<String, String> facts() {
        var there = planned.there();
        return isEmpty() && there != null ? Objects.requireNonNullElse(there.getData(), Map.of()) : wish.facts();
    }

    private Stream<Part> parts() {
        return planned.plan().steps().stream().map(Step::part);
    }

    private Outcome carryOut() {
        try {
            planned.manifest().objects().forEach(this::apply);
            var gone = prune();
            end(gone);
            return new Done(sentence(gone));
        } catch (KubernetesClientException e) {
            if (e.getCode() < 400 || e.getCode() >= 500) {
                throw e;
            }
            return new Failed(
                    "It got as far as %d of %d objects, which stay as they are now: %s. Apply it again to go on."
                            .formatted(applied, planned.manifest().objects().size(), Reasons.of(e)));
        }
    }

    private void apply(GenericKubernetesResource object) {
        Establishing.await(planned.applying(), object);
        planned.applying().apply(planned.applying().marked(object), wish.take(), false);
        applied++;
    }

    private List<GenericKubernetesResource> prune() {
        var chosen = new SetMembers(planned.applying(), planned.parent().id()).chosen(planned.members(), wish.prune());
        chosen.forEach(planned.applying()::delete);
        return chosen;
    }

    /** What is kept in mind of it is as narrow as can be; a set without members is none. */
    private void end(List<GenericKubernetesResource> gone) {
        var stay = planned.members().stream()
                .filter(member -> !gone.contains(member))
                .toList();
        if (stay.isEmpty() && isEmpty()) {
            planned.parent().delete();
            return;
        }
        var scope = SetScope.of(planned.scope().home(), List.of(), List.of())
                .with(Stream.concat(parts(), stay.stream().map(planned.applying()::part)));
        planned.parent().write(scope, facts(), null, false);
    }

    private String sentence(List<GenericKubernetesResource> gone) {
        var counts =
                planned.plan().steps().stream().collect(Collectors.groupingBy(Step::effect, Collectors.counting()));
        var words = Stream.of(
                        count(counts, Step.Effect.CREATED, "made"),
                        count(counts, Step.Effect.CHANGED, "changed"),
                        count(counts, Step.Effect.TAKEN_OVER, "taken over"),
                        count(counts, Step.Effect.SAME, "as before"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        var removed = gone.stream()
                .map(object ->
                        "%s %s".formatted(object.getKind(), object.getMetadata().getName()))
                .collect(Collectors.joining(", "));
        return Stream.of(
                        words.isEmpty() ? "" : "Applied: %s.".formatted(words),
                        removed.isEmpty() ? "" : "Removed: %s.".formatted(removed))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String count(Map<Step.Effect, Long> counts, Step.Effect effect, String word) {
        var count = counts.getOrDefault(effect, 0L);
        return count == 0 ? "" : "%d %s".formatted(count, word);
    }

    private static String refusals(ApplyPlan plan) {
        return plan.steps().stream()
                .filter(step -> step.refusal() != null)
                .map(step -> "%s: %s".formatted(name(step), step.refusal()))
                .collect(Collectors.joining("; "));
    }

    private static String others(ApplyPlan plan) {
        return plan.steps().stream()
                .filter(Step::needsYes)
                .map(step -> step.conflicts().isEmpty()
                        ? "%s is there, and not of this set".formatted(name(step))
                        : step.conflicts().stream()
                                .map(one -> "%s%s by %s".formatted(name(step), one.field(), one.manager()))
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining("; "));
    }

    private static String name(Step step) {
        return "%s %s".formatted(step.part().kind(), step.part().name());
    }
}
