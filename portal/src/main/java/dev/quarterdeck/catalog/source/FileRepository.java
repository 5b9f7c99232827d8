package dev.quarterdeck.catalog.source;

import static dev.quarterdeck.db.Tables.CATALOG_FILE;
import static org.jooq.impl.DSL.val;

import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The versions of files that need not be read again. */
@Repository
class FileRepository {

    private static final String PUT = """
            insert into catalog_file (source_id, path, version)
            select {0}, r.path, r.version from unnest({1}, {2}) as r(path, version)
            """;

    private final DSLContext db;

    FileRepository(DSLContext db) {
        this.db = db;
    }

    /** By path. */
    Map<String, String> of(SourceId source) {
        return db.select(CATALOG_FILE.PATH, CATALOG_FILE.VERSION)
                .from(CATALOG_FILE)
                .where(CATALOG_FILE.SOURCE_ID.eq(source.value()))
                .fetchMap(CATALOG_FILE.PATH, CATALOG_FILE.VERSION);
    }

    void replace(SourceId source, Map<String, String> versions) {
        db.deleteFrom(CATALOG_FILE)
                .where(CATALOG_FILE.SOURCE_ID.eq(source.value()))
                .execute();
        var paths = versions.keySet().toArray(String[]::new);
        var ofPaths = versions.values().toArray(String[]::new);
        db.execute(PUT, val(source.value()), val(paths), val(ofPaths));
    }
}
