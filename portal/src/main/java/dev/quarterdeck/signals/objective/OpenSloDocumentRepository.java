package dev.quarterdeck.signals.objective;

import static dev.quarterdeck.db.Tables.OPENSLO_DOCUMENT;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came beside objectives in files of OpenSLO, kept so that it goes out as it came in. */
@Repository
class OpenSloDocumentRepository {

    private final DSLContext db;
    private final JsonMapper json;

    OpenSloDocumentRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** By kind and name. */
    List<ObjectNode> all() {
        return db.select(OPENSLO_DOCUMENT.DOCUMENT)
                .from(OPENSLO_DOCUMENT)
                .orderBy(OPENSLO_DOCUMENT.KIND, OPENSLO_DOCUMENT.NAME)
                .fetch(row -> json.readValue(row.value1().data(), ObjectNode.class));
    }

    Optional<ObjectNode> find(String kind, String name) {
        return db.select(OPENSLO_DOCUMENT.DOCUMENT)
                .from(OPENSLO_DOCUMENT)
                .where(OPENSLO_DOCUMENT.KIND.eq(kind))
                .and(OPENSLO_DOCUMENT.NAME.eq(name))
                .fetchOptional(row -> json.readValue(row.value1().data(), ObjectNode.class));
    }

    void keep(String kind, String name, JsonNode document) {
        var content = JSONB.valueOf(document.toString());
        db.insertInto(OPENSLO_DOCUMENT)
                .set(OPENSLO_DOCUMENT.KIND, kind)
                .set(OPENSLO_DOCUMENT.NAME, name)
                .set(OPENSLO_DOCUMENT.DOCUMENT, content)
                .onConflict(OPENSLO_DOCUMENT.KIND, OPENSLO_DOCUMENT.NAME)
                .doUpdate()
                .set(OPENSLO_DOCUMENT.DOCUMENT, content)
                .execute();
    }
}
