package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.catalog.RelationType;
import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * A field below {@code spec} that names other entities.
 *
 * @param toDeclarer whether the named entity, not the declaring one, is the source of the relation
 * @param kind of an entity whose reference leaves it out; null if it must not
 * @param many whether it is a list
 */
record RelationField(
        String name,
        RelationType type,
        boolean toDeclarer,
        @Nullable String kind,
        boolean many) {

    static RelationField one(String name, RelationType type, String kind) {
        return new RelationField(name, type, false, kind, false);
    }

    static RelationField many(String name, RelationType type, @Nullable String kind) {
        return new RelationField(name, type, false, kind, true);
    }

    /** One whose entities say the same from their side, or could. */
    static RelationField inverse(String name, RelationType type, @Nullable String kind) {
        return new RelationField(name, type, true, kind, true);
    }

    DeclaredRelation relation(EntityRef declarer, EntityRef named, int line) {
        return toDeclarer
                ? new DeclaredRelation(named, type, declarer, path(), line)
                : new DeclaredRelation(declarer, type, named, path(), line);
    }

    String path() {
        return "spec." + name;
    }
}
