package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.helm.HelmPlan.Conflict;
import dev.quarterdeck.connector.helm.HelmPlan.Effect;
import dev.quarterdeck.connector.helm.HelmPlan.Leftover;
import dev.quarterdeck.connector.helm.HelmPlan.Step;
import dev.quarterdeck.connector.kubernetes.Reasons;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the cluster what it would make of the objects of a revision, and changes nothing. */
final class Planner {

    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");
    private static final String POLICY = "helm.sh/resource-policy";

    private final Applying applying;
    private final Map<String, GenericKubernetesResource> newest = new HashMap<>();
    private final Manifest now;
    private final Manifest then;

    /**
     * @param now of the newest revision
     * @param then of the one that is gone back to
     */
    Planner(Applying applying, Manifest now, Manifest then) {
        this.applying = applying;
        this.now = now;
        this.then = then;
        now.objects().forEach(object -> newest.put(Leftover.word(applying.part(object)), object));
    }

    List<Step> steps() {
        return then.objects().stream().map(this::step).toList();
    }

    private Step step(GenericKubernetesResource object) {
        var part = applying.part(object);
        try {
            var marked = applying.marked(object);
            var there = applying.read(marked);
            if (there.isPresent() && applying.isAnothers(there.get())) {
                return new Step(part, Effect.REFUSED, List.of(), List.of(), "Another release of Helm has it by now.");
            }
            if (there.isEmpty()) {
                applying.apply(marked, false, true);
                return new Step(part, Effect.CREATED, List.of(), List.of(), null);
            }
            var asked = ask(marked, Adoption.helms(there.get()));
            var changes = FieldDiff.between(there.get(), asked.applied(), gone(object));
            return new Step(part, changes.isEmpty() ? Effect.SAME : Effect.CHANGED, changes, asked.conflicts(), null);
        } catch (KubernetesClientException e) {
            if (e.getCode() >= 400 && e.getCode() < 500 && e.getCode() != 429) {
                return new Step(part, Effect.REFUSED, List.of(), List.of(), Reasons.of(e));
            }
            throw e;
        }
    }

    /** What the newest revision sets of it, and this one does not. */
    private SortedMap<String, String> gone(GenericKubernetesResource object) {
        var before = newest.get(Leftover.word(applying.part(object)));
        var gone = before == null ? new TreeMap<String, String>() : FieldDiff.fields(before);
        gone.keySet().removeAll(FieldDiff.fields(applying.marked(object)).keySet());
        return gone;
    }

    /** @param conflicts without those with Helm itself, whose fields they are */
    private record Asked(GenericKubernetesResource applied, List<Conflict> conflicts) {}

    private Asked ask(GenericKubernetesResource marked, Set<String> helms) {
        try {
            return new Asked(applying.apply(marked, false, true), List.of());
        } catch (KubernetesClientException e) {
            var all = conflicts(e);
            if (all.isEmpty()) {
                throw e;
            }
            var others = all.stream()
                    .filter(conflict -> !helms.contains(conflict.manager()))
                    .toList();
            return new Asked(applying.apply(marked, true, true), others);
        }
    }

    private static List<Conflict> conflicts(KubernetesClientException e) {
        var conflicts = new ArrayList<Conflict>();
        if (e.getStatus() != null && e.getStatus().getDetails() != null) {
            e.getStatus().getDetails().getCauses().stream()
                    .filter(cause -> "FieldManagerConflict".equals(cause.getReason()))
                    .forEach(cause -> {
                        var manager = MANAGER.matcher(cause.getMessage());
                        conflicts.add(
                                new Conflict(cause.getField(), manager.find() ? manager.group(1) : cause.getMessage()));
                    });
        }
        return conflicts;
    }

    /** What only the newest revision has, and is there. */
    List<Leftover> leftovers() {
        var stay = then.objects().stream()
                .map(object -> Leftover.word(applying.part(object)))
                .toList();
        return now.objects().stream()
                .filter(object -> !stay.contains(Leftover.word(applying.part(object))))
                .map(this::leftover)
                .toList();
    }

    private Leftover leftover(GenericKubernetesResource object) {
        var part = applying.part(object);
        try {
            return applying.read(object)
                    .map(there -> new Leftover(part, kept(object, there)))
                    .orElseGet(() -> new Leftover(part, "It is not there any more."));
        } catch (KubernetesClientException e) {
            if (e.getCode() == 403 || e.getCode() == 404) {
                return new Leftover(part, Reasons.of(e));
            }
            throw e;
        }
    }

    private @Nullable String kept(GenericKubernetesResource object, GenericKubernetesResource there) {
        var annotations = object.getMetadata().getAnnotations();
        if (annotations != null && "keep".equals(annotations.get(POLICY))) {
            return "The chart says to keep it.";
        }
        return applying.isOurs(there) ? null : "It does not say that it is this release's.";
    }
}
