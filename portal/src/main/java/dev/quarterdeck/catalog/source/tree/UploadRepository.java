package dev.quarterdeck.catalog.source.tree;

import static dev.quarterdeck.db.Tables.CATALOG_UPLOAD;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Files that somebody uploaded, the newest of each name. */
@Repository
public class UploadRepository {

    private final DSLContext db;

    UploadRepository(DSLContext db) {
        this.db = db;
    }

    public void put(String name, String content, String uploadedBy, Instant at) {
        db.insertInto(CATALOG_UPLOAD)
                .set(CATALOG_UPLOAD.NAME, name)
                .set(CATALOG_UPLOAD.CONTENT, content)
                .set(CATALOG_UPLOAD.UPLOADED_BY, uploadedBy)
                .set(CATALOG_UPLOAD.UPLOADED_AT, at)
                .onConflict(CATALOG_UPLOAD.NAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public Optional<String> find(String name) {
        return db.select(CATALOG_UPLOAD.CONTENT)
                .from(CATALOG_UPLOAD)
                .where(CATALOG_UPLOAD.NAME.eq(name))
                .fetchOptional(CATALOG_UPLOAD.CONTENT);
    }

    public void remove(String name) {
        db.deleteFrom(CATALOG_UPLOAD).where(CATALOG_UPLOAD.NAME.eq(name)).execute();
    }
}
