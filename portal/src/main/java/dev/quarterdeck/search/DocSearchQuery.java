package dev.quarterdeck.search;

import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Finds parts of docs pages by their words, the last of which may be unfinished. */
@Repository
class DocSearchQuery {

    /** Those with all words, headings before texts; an excerpt is cut only of what is shown. */
    private static final String FIND = """
            with found as (
                select s.ref, s.path, s.number, s.anchor, coalesce(nullif(s.heading, ''), p.title) as heading, s.body,
                        ts_rank(s.words, query) as rank
                from doc_section s join doc_page p on p.ref = s.ref and p.path = s.path
                cross join to_tsquery('english', {0}) query
                where s.words @@ query
                order by rank desc, s.ref, s.path, s.number limit {1}
            )
            select ref, path, anchor, heading, ts_headline('english', body, to_tsquery('english', {0}),
                    'MaxWords=18, MinWords=8, StartSel="", StopSel=""') as excerpt
            from found order by rank desc, ref, path, number
            """;

    private final DSLContext db;

    DocSearchQuery(DSLContext db) {
        this.db = db;
    }

    List<DocHit> containing(SearchText text, int limit) {
        var words = text.words().stream()
                .flatMap(word -> Stream.of(word.split("[^\\p{L}\\p{N}]+")))
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        if (words.isEmpty()) {
            return List.of();
        }
        return db.fetch(FIND, val(words), val(limit))
                .map(row -> new DocHit(
                        EntityRef.of(row.get("ref", String.class)),
                        row.get("path", String.class),
                        row.get("anchor", String.class),
                        row.get("heading", String.class),
                        row.get("excerpt", String.class)));
    }
}
