package dev.quarterdeck.catalog.history;

import dev.quarterdeck.catalog.EntityNotFound;
import dev.quarterdeck.catalog.history.VersionQuery.Stored;
import dev.quarterdeck.platform.DiffLine;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.LineDiff;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What entities were, also those that are gone. */
@Component
@Transactional(readOnly = true)
public class EntityHistory {

    private static final int MOST = 100;

    private final VersionQuery versions;
    private final JsonMapper json;

    EntityHistory(VersionQuery versions, JsonMapper json) {
        this.versions = versions;
        this.json = json;
    }

    /**
     * The newest first, at most {@value #MOST}.
     *
     * @throws EntityNotFound if there never was such an entity
     */
    public List<EntityVersion> of(EntityRef ref) {
        // one more, to tell what changed in the oldest that is shown
        var stored = versions.of(ref.toString(), MOST + 1);
        if (stored.isEmpty()) {
            throw new EntityNotFound(ref);
        }
        var found = new ArrayList<EntityVersion>();
        for (var i = 0; i < Math.min(stored.size(), MOST); i++) {
            var before = i + 1 < stored.size() ? stored.get(i + 1) : null;
            found.add(version(stored.get(i), before == null ? List.of() : changes(before, stored.get(i))));
        }
        return found;
    }

    private List<FieldChange> changes(Stored before, Stored after) {
        return FieldChanges.between(
                json.readTree(before.descriptor().data()),
                json.readTree(after.descriptor().data()));
    }

    private static EntityVersion version(Stored stored, List<FieldChange> changes) {
        return new EntityVersion(
                stored.number(),
                stored.since(),
                stored.until(),
                stored.changedBy(),
                stored.state(),
                stored.removedBy(),
                stored.yaml(),
                changes);
    }

    /** Compares two of them as they were written, all lines of both. */
    public static List<DiffLine> diff(EntityVersion before, EntityVersion after) {
        return LineDiff.between(before.yaml(), after.yaml());
    }
}
