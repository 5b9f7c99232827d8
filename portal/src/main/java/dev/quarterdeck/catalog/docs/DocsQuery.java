package dev.quarterdeck.catalog.docs;

import static dev.quarterdeck.db.Tables.DOC_PAGE;
import static dev.quarterdeck.db.Tables.DOC_PICTURE;
import static org.jooq.Records.mapping;

import dev.quarterdeck.catalog.AsOf;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DocsQuery {

    private static final TypeReference<List<Heading>> HEADINGS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    DocsQuery(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    List<DocLink> pages(EntityRef ref, @Nullable Instant at) {
        return db.with(AsOf.tables(at))
                .select(DOC_PAGE.PATH, DOC_PAGE.TITLE)
                .from(DOC_PAGE)
                .where(DOC_PAGE.REF.eq(ref.toString()))
                .orderBy(DOC_PAGE.POSITION)
                .fetch(mapping(DocLink::new));
    }

    Optional<DocPage> page(EntityRef ref, String path, @Nullable Instant at) {
        return db.with(AsOf.tables(at))
                .select(
                        DOC_PAGE.PATH,
                        DOC_PAGE.FILE,
                        DOC_PAGE.TITLE,
                        DOC_PAGE.HTML,
                        DOC_PAGE.CONTENTS.convertFrom(contents -> json.readValue(contents.data(), HEADINGS)),
                        DOC_PAGE.UPDATED_AT)
                .from(DOC_PAGE)
                .where(DOC_PAGE.REF.eq(ref.toString()))
                .and(DOC_PAGE.PATH.eq(path))
                .fetchOptional(mapping(DocPage::new));
    }

    Optional<DocPicture> picture(EntityRef ref, String path) {
        return db.select(DOC_PICTURE.TYPE, DOC_PICTURE.DIGEST, DOC_PICTURE.BYTES)
                .from(DOC_PICTURE)
                .where(DOC_PICTURE.REF.eq(ref.toString()))
                .and(DOC_PICTURE.PATH.eq(path))
                .fetchOptional(mapping(DocPicture::new));
    }
}
