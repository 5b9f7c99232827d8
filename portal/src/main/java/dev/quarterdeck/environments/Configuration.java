package dev.quarterdeck.environments;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a component in an environment, as one version of them. A change is a new version.
 *
 * @param settings by variable; they take the place of the values in the component's Score file
 * @param reason in the author's words; null for the first version
 */
public record Configuration(
        long id,
        EntityRef component,
        String environment,
        int version,
        SortedMap<String, String> settings,
        String createdBy,
        @Nullable String reason,
        Instant createdAt) {

    public Configuration {
        settings = new TreeMap<>(settings);
    }

    /** What is different in {@code newer}, by variable. */
    public SortedMap<String, SettingChange> changesTo(Configuration newer) {
        var names = new TreeMap<>(settings);
        names.putAll(newer.settings);
        var changes = new TreeMap<String, SettingChange>();
        for (var name : names.keySet()) {
            var change = new SettingChange(settings.get(name), newer.settings.get(name));
            if (change.isChange()) {
                changes.put(name, change);
            }
        }
        return changes;
    }
}
