package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.EntityDescription;
import dev.quarterdeck.catalog.listing.CatalogRow;
import dev.quarterdeck.catalog.relation.RelationGroup;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entity as JSON; references are written kind:namespace/name. */
record EntityResponse(
        String ref,
        @Nullable String title,
        @Nullable String description,
        @Nullable String type,
        @Nullable String lifecycle,
        @Nullable String owner,
        @Nullable String system,
        List<String> tags,
        Map<String, String> annotations,
        List<EntityDescription.Link> links,
        List<Related> relations,
        String source,
        String file,
        int line,
        Instant changedAt) {

    static EntityResponse of(EntityDescription description, List<RelationGroup> relations) {
        var entry = description.entry();
        return new EntityResponse(
                entry.ref().toString(),
                entry.title(),
                entry.description(),
                entry.type(),
                entry.lifecycle(),
                text(entry.owner()),
                text(entry.system()),
                entry.tags(),
                entry.annotations(),
                description.links(),
                relations.stream().map(Related::of).toList(),
                entry.origin().location(),
                entry.origin().file(),
                entry.origin().line(),
                description.changedAt());
    }

    /** @param total of which {@code targets} are the first */
    record Related(String type, List<String> targets, long total) {

        static Related of(RelationGroup group) {
            return new Related(
                    group.word(),
                    group.first().stream()
                            .map(entity -> entity.ref().toString())
                            .toList(),
                    group.total());
        }
    }

    /** An entity in a list. */
    record Summary(
            String ref,
            @Nullable String title,
            @Nullable String description,
            @Nullable String type,
            @Nullable String lifecycle,
            @Nullable String owner,
            @Nullable String system,
            @Nullable String inProduction,
            Instant changedAt) {

        static Summary of(CatalogRow row) {
            return new Summary(
                    row.ref().toString(),
                    row.title(),
                    row.description(),
                    row.type(),
                    row.lifecycle(),
                    text(row.owner()),
                    text(row.system()),
                    row.inProduction(),
                    row.changedAt());
        }
    }

    private static @Nullable String text(@Nullable EntityRef ref) {
        return ref == null ? null : ref.toString();
    }
}
