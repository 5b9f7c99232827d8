package dev.quarterdeck.connector.kubernetes.helm;

import dev.quarterdeck.connector.kubernetes.health.Fields;
import dev.quarterdeck.connector.kubernetes.manifest.Applying;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the fields that Helm set on a release's object those of whoever applies now, so that those which an earlier revision
 * does not have go with it. Helm 3 updates, and what is only updated no later apply takes away. Nothing of what is wanted
 * changes by it. Source: client-go's {@code csaupgrade}, with which Helm 4 does the same.
 */
final class Adoption {

    static final String HELM = "helm";

    /** What Helm puts on each object; it stays Helm's, so that Helm is known by it next time. */
    private static final Map<String, ?> MARK =
            Map.of("f:metadata", Map.of("f:annotations", Map.of("f:" + ReleaseOwnership.RELEASE, Map.of())));

    private Adoption() {}

    /** Programs with Helm in them give their own names; they are known by Helm's mark. */
    static Set<String> helms(GenericKubernetesResource there) {
        var entries = there.getMetadata().getManagedFields();
        return entries == null
                ? Set.of(HELM)
                : Stream.concat(
                                Stream.of(HELM),
                                entries.stream()
                                        .filter(entry -> isOfObject(entry) && hasMark(entry))
                                        .map(ManagedFieldsEntry::getManager))
                        .collect(Collectors.toSet());
    }

    private static boolean isOfObject(ManagedFieldsEntry entry) {
        return entry.getSubresource() == null || entry.getSubresource().isEmpty();
    }

    private static boolean hasMark(ManagedFieldsEntry entry) {
        return fields(entry).at("fieldsV1", "f:metadata", "f:annotations").has("f:" + ReleaseOwnership.RELEASE);
    }

    private static Fields fields(ManagedFieldsEntry entry) {
        return new Fields(Serialization.unmarshal(Serialization.asJson(entry), Map.class));
    }

    static void adopt(Applying applying, GenericKubernetesResource there) {
        var entries = there.getMetadata().getManagedFields();
        var helms = helms(there);
        if (entries == null || entries.stream().noneMatch(entry -> isHelms(entry, helms, applying.manager()))) {
            return;
        }
        applying.patch(
                there,
                List.of(
                        replace("/metadata/managedFields", merged(entries, helms, applying.manager())),
                        // refused if it is another by now
                        replace("/metadata/resourceVersion", there.getMetadata().getResourceVersion())));
    }

    private static boolean isHelms(ManagedFieldsEntry entry, Set<String> helms, String manager) {
        return isOfObject(entry) && helms.contains(entry.getManager()) && !isAppliedBy(entry, manager);
    }

    private static boolean isAppliedBy(ManagedFieldsEntry entry, String manager) {
        return manager.equals(entry.getManager()) && "Apply".equals(entry.getOperation());
    }

    private static Map<String, Object> replace(String path, Object value) {
        return Map.of("op", "replace", "path", path, "value", value);
    }

    private static List<Object> merged(List<ManagedFieldsEntry> entries, Set<String> helms, String manager) {
        var all = new ArrayList<Object>();
        var own = new HashMap<Object, Object>();
        Map<?, ?> last = Map.of();
        for (var entry : entries) {
            var map = fields(entry).map();
            if (isAppliedBy(entry, manager)) {
                union(own, new Fields(map).at("fieldsV1").map());
                last = map;
            } else if (isHelms(entry, helms, manager)) {
                union(own, new Fields(map).at("fieldsV1").map());
                last = map;
                all.add(with(map, "fieldsV1", MARK));
            } else {
                all.add(map);
            }
        }
        all.add(with(with(with(last, "manager", manager), "operation", "Apply"), "fieldsV1", own));
        return all;
    }

    private static Map<Object, Object> with(Map<?, ?> entry, String field, Object value) {
        var changed = new HashMap<Object, Object>(entry);
        changed.put(field, value);
        return changed;
    }

    private static void union(Map<Object, Object> into, Map<?, ?> more) {
        more.forEach((name, inner) -> {
            var merged = new HashMap<Object, Object>(
                    new Fields(into).at(String.valueOf(name)).map());
            union(merged, new Fields(more).at(String.valueOf(name)).map());
            into.put(name, merged);
        });
    }
}
