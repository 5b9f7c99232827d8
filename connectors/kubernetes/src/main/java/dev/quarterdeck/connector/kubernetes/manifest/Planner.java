package dev.quarterdeck.connector.kubernetes.manifest;

import dev.quarterdeck.connector.kubernetes.Reasons;
import dev.quarterdeck.connector.manifest.Step;
import dev.quarterdeck.connector.manifest.Step.Conflict;
import dev.quarterdeck.connector.manifest.Step.Effect;
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
import java.util.stream.Gatherers;

/** Asks the cluster what it would make of objects, and changes nothing. */
public final class Planner {

    private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");

    /** Kubernetes before 1.21 says so of what it cannot take, as if the fault were its own. */
    private static final String UNTYPED = "failed to create typed patch object";

    /** Questions at once. */
    private static final int ABREAST = 8;

    private final Applying applying;
    private final Map<String, GenericKubernetesResource> before = new HashMap<>();

    /** @param before what the owner had there so far, where the cluster does not know it by the one who applies */
    public Planner(Applying applying, Manifest before) {
        this.applying = applying;
        before.objects().forEach(object -> this.before.put(applying.part(object).word(), object));
    }

    /**
     * In their order.
     *
     * @throws KubernetesClientException if the cluster does not answer
     */
    public List<Step> steps(Manifest manifest) {
        var founded = new Founded(manifest);
        return manifest.objects().stream()
                .gather(Gatherers.mapConcurrent(ABREAST, object -> step(object, founded)))
                .toList();
    }

    private Step step(GenericKubernetesResource object, Founded founded) {
        try {
            return step(object);
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404 && founded.by(applying.part(object))) {
                return created(object);
            }
            if (isRefusal(e)) {
                return refused(object, Reasons.of(e));
            }
            throw e;
        }
    }

    private static boolean isRefusal(KubernetesClientException e) {
        return (e.getCode() >= 400 && e.getCode() < 500 && e.getCode() != 429)
                || (e.getCode() == 500 && Reasons.of(e).startsWith(UNTYPED));
    }

    private Step step(GenericKubernetesResource object) {
        var marked = applying.marked(object);
        var there = applying.read(marked);
        if (there.isEmpty()) {
            applying.apply(marked, false, true);
            return created(object);
        }
        var refusal = applying.ownership().refusal(there.get());
        return refusal == null ? step(object, marked, there.get()) : refused(object, refusal);
    }

    private Step step(
            GenericKubernetesResource object, GenericKubernetesResource marked, GenericKubernetesResource there) {
        var asked = ask(marked, applying.ownership().managers(there));
        var changes = FieldDiff.between(there, asked.applied(), gone(object, marked));
        var effect = applying.ownership().takesOver(there)
                ? Effect.TAKEN_OVER
                : changes.isEmpty() ? Effect.SAME : Effect.CHANGED;
        return new Step(applying.part(object), effect, changes, asked.conflicts(), null);
    }

    private Step created(GenericKubernetesResource object) {
        return new Step(applying.part(object), Effect.CREATED, List.of(), List.of(), null);
    }

    private Step refused(GenericKubernetesResource object, String why) {
        return new Step(applying.part(object), Effect.REFUSED, List.of(), List.of(), why);
    }

    /** What was set of it so far, and is not any more. */
    private SortedMap<String, String> gone(GenericKubernetesResource object, GenericKubernetesResource marked) {
        var set = before.get(applying.part(object).word());
        var gone = set == null ? new TreeMap<String, String>() : FieldDiff.fields(set);
        gone.keySet().removeAll(FieldDiff.fields(marked).keySet());
        return gone;
    }

    /** @param conflicts without those with the owner's own managers, whose fields they are */
    private record Asked(GenericKubernetesResource applied, List<Conflict> conflicts) {}

    private Asked ask(GenericKubernetesResource marked, Set<String> own) {
        try {
            return new Asked(applying.apply(marked, false, true), List.of());
        } catch (KubernetesClientException e) {
            var all = conflicts(e);
            if (all.isEmpty()) {
                throw e;
            }
            var others = all.stream()
                    .filter(conflict -> !own.contains(conflict.manager()))
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
}
