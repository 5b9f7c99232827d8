package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.WorkloadId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what others made of what was applied, and who: the API server notes for each field who set it last. */
final class DriftReader {

    /** They write what is theirs to write. */
    private static final Pattern PART_OF_THE_CLUSTER =
            Pattern.compile("kube-controller-manager|kube-scheduler|kubelet|quarterdeck.*");

    private static final Pattern KEY = Pattern.compile("k:\\{.*?\"(?:name|containerPort|port)\":\"?([^\",}]+)\"?.*");

    private record Read(String version, HasMetadata wanted, List<Drift> drift) {}

    private final Map<WorkloadId, Read> last = new ConcurrentHashMap<>();

    /** Compares again only what changed. */
    List<Drift> read(WorkloadId id, HasMetadata wanted, HasMetadata found) {
        var version = found.getMetadata().getResourceVersion();
        var before = last.get(id);
        if (before != null && before.version().equals(version) && same(before.wanted(), wanted)) {
            return before.drift();
        }
        var drift = drift(wanted, found);
        last.put(id, new Read(version, wanted, drift));
        return drift;
    }

    private static boolean same(HasMetadata one, HasMetadata other) {
        return Labels.annotation(one, Labels.HASH).equals(Labels.annotation(other, Labels.HASH));
    }

    void forget(WorkloadId id) {
        last.remove(id);
    }

    private static List<Drift> drift(HasMetadata wanted, HasMetadata found) {
        var fields = Differences.fields(found);
        var expected = Differences.fields(wanted);
        var owners = owners(found);
        var drift = new TreeMap<String, Drift>();
        expected.forEach((path, value) -> {
            if (!value.equals(fields.get(path))) {
                drift.put(path, of(found, path, value, fields.get(path), owners));
            }
        });
        owners.keySet().stream()
                .filter(path -> !expected.containsKey(path) && fields.containsKey(path))
                .forEach(path -> drift.put(path, of(found, path, null, fields.get(path), owners)));
        return List.copyOf(drift.values());
    }

    private record Owner(String manager, @Nullable Instant at) {}

    private static Drift of(
            HasMetadata object,
            String path,
            @Nullable String wanted,
            @Nullable String found,
            SortedMap<String, Owner> owners) {
        var owner = Optional.ofNullable(owners.get(path));
        return new Drift(
                Writer.name(object),
                path,
                wanted,
                found,
                owner.map(Owner::manager).orElse(null),
                owner.map(Owner::at).orElse(null));
    }

    /** Who set a field, by its path; only those that are neither the portal nor the cluster itself. */
    private static SortedMap<String, Owner> owners(HasMetadata object) {
        var owners = new TreeMap<String, Owner>();
        object.getMetadata().getManagedFields().stream()
                .filter(entry -> entry.getFieldsV1() != null
                        && Objects.requireNonNullElse(entry.getSubresource(), "")
                                .isEmpty()
                        && !PART_OF_THE_CLUSTER
                                .matcher(String.valueOf(entry.getManager()))
                                .matches())
                .forEach(entry -> collect("", entry.getFieldsV1().getAdditionalProperties(), owner(entry), owners));
        return owners;
    }

    private static Owner owner(ManagedFieldsEntry entry) {
        var time = entry.getTime();
        return new Owner(String.valueOf(entry.getManager()), time == null ? null : Instant.parse(time));
    }

    private static void collect(String path, Map<?, ?> fields, Owner owner, Map<String, Owner> owners) {
        fields.forEach((key, members) -> {
            var name = step(path, String.valueOf(key));
            if (members instanceof Map<?, ?> map && !map.isEmpty()) {
                collect(name, map, owner, owners);
            } else {
                owners.put(name, owner);
            }
        });
    }

    private static String step(String path, String key) {
        if (key.startsWith("f:")) {
            return path.isEmpty() ? key.substring(2) : path + "." + key.substring(2);
        }
        var member = KEY.matcher(key);
        return member.matches() ? "%s[%s]".formatted(path, member.group(1)) : path;
    }
}
