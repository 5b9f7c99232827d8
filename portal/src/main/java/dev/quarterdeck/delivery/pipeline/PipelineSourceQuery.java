package dev.quarterdeck.delivery.pipeline;

import static dev.quarterdeck.db.Tables.CATALOG_SOURCE;
import static dev.quarterdeck.db.Tables.ENTITY;
import static org.jooq.Records.mapping;

import dev.quarterdeck.platform.EntityRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads from the catalog where components are built from. */
@Repository
public class PipelineSourceQuery {

    private final DSLContext db;

    PipelineSourceQuery(DSLContext db) {
        this.db = db;
    }

    public Optional<PipelineSource> find(EntityRef component) {
        return read(ENTITY.REF.eq(component.toString())).stream().findFirst();
    }

    /** All components that were read from a Git repository. */
    public List<PipelineSource> inRepositories() {
        return read(ENTITY.KIND.eq("component").and(CATALOG_SOURCE.KIND.eq("git")));
    }

    private List<PipelineSource> read(Condition condition) {
        var builtFrom = DSL.field(
                "coalesce({0} #>> array['metadata', 'annotations', {1}], '')",
                String.class, ENTITY.DESCRIPTOR, DSL.inline(PipelineSource.BUILT_FROM));
        return db.select(
                        ENTITY.REF.convertFrom(EntityRef::of),
                        DSL.when(CATALOG_SOURCE.KIND.eq("git"), CATALOG_SOURCE.LOCATION),
                        CATALOG_SOURCE.BRANCH,
                        ENTITY.FILE.convertFrom(PipelineSourceQuery::folderOf),
                        builtFrom.convertFrom(PipelineSourceQuery::paths))
                .from(ENTITY)
                .join(CATALOG_SOURCE)
                .on(CATALOG_SOURCE.ID.eq(ENTITY.SOURCE_ID))
                .where(condition)
                .orderBy(ENTITY.REF)
                .fetch(mapping(PipelineSource::new));
    }

    private static String folderOf(String file) {
        var slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    private static List<String> paths(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(path -> !path.isEmpty())
                        .toList();
    }
}
