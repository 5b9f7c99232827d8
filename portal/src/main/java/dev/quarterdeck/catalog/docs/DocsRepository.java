package dev.quarterdeck.catalog.docs;

import static dev.quarterdeck.db.Tables.DOC_PAGE;
import static dev.quarterdeck.db.Tables.DOC_PICTURE;
import static dev.quarterdeck.db.Tables.DOC_SECTION;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DocsRepository {

    private static final String KEEP = """
            insert into doc_page_version
                    (ref, path, position, file, title, html, contents, updated_at, replaced_at)
            select ref, path, position, file, title, html, contents, updated_at, {2}
            from doc_page where ref = {0} and path = {1} and updated_at < {2}
            """;

    private final DSLContext db;
    private final JsonMapper json;

    DocsRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** A page by where it stands. */
    record PageKey(String ref, String path) {}

    /** The digests of all pages of a source. */
    Map<PageKey, String> digests(long source) {
        return db.select(DOC_PAGE.REF, DOC_PAGE.PATH, DOC_PAGE.DIGEST)
                .from(DOC_PAGE)
                .where(DOC_PAGE.SOURCE_ID.eq(source))
                .fetchMap(row -> new PageKey(row.value1(), row.value2()), row -> row.value3());
    }

    void put(
            EntityRef ref,
            String path,
            int position,
            long source,
            String file,
            String digest,
            Rendered page,
            Instant at) {
        remove(new PageKey(ref.toString(), path), at);
        db.insertInto(DOC_PAGE)
                .set(DOC_PAGE.REF, ref.toString())
                .set(DOC_PAGE.PATH, path)
                .set(DOC_PAGE.POSITION, position)
                .set(DOC_PAGE.SOURCE_ID, source)
                .set(DOC_PAGE.FILE, file)
                .set(DOC_PAGE.TITLE, page.title())
                .set(DOC_PAGE.HTML, page.html())
                .set(DOC_PAGE.CONTENTS, JSONB.valueOf(json.writeValueAsString(page.contents())))
                .set(DOC_PAGE.DIGEST, digest)
                .set(DOC_PAGE.UPDATED_AT, at)
                .execute();
        var sections = db.insertInto(
                DOC_SECTION,
                DOC_SECTION.REF,
                DOC_SECTION.PATH,
                DOC_SECTION.NUMBER,
                DOC_SECTION.ANCHOR,
                DOC_SECTION.HEADING,
                DOC_SECTION.BODY);
        for (var number = 0; number < page.sections().size(); number++) {
            var section = page.sections().get(number);
            sections =
                    sections.values(ref.toString(), path, number, section.anchor(), section.heading(), section.body());
        }
        if (!page.sections().isEmpty()) {
            sections.execute();
        }
    }

    /** Keeps what it was. */
    void remove(PageKey page, Instant at) {
        db.execute(KEEP, val(page.ref()), val(page.path()), val(at.atOffset(ZoneOffset.UTC)));
        db.deleteFrom(DOC_PAGE)
                .where(row(DOC_PAGE.REF, DOC_PAGE.PATH).eq(page.ref(), page.path()))
                .execute();
    }

    void putPicture(EntityRef ref, String path, DocPicture picture) {
        db.insertInto(DOC_PICTURE)
                .set(DOC_PICTURE.REF, ref.toString())
                .set(DOC_PICTURE.PATH, path)
                .set(DOC_PICTURE.TYPE, picture.type())
                .set(DOC_PICTURE.DIGEST, picture.digest())
                .set(DOC_PICTURE.BYTES, picture.bytes())
                .onConflict(DOC_PICTURE.REF, DOC_PICTURE.PATH)
                .doUpdate()
                .setAllToExcluded()
                .where(DOC_PICTURE.DIGEST.ne(picture.digest()))
                .execute();
    }

    void removePicturesBut(EntityRef ref, Set<String> paths) {
        db.deleteFrom(DOC_PICTURE)
                .where(DOC_PICTURE.REF.eq(ref.toString()))
                .and(DOC_PICTURE.PATH.notIn(paths))
                .execute();
    }
}
