package dev.quarterdeck.catalog.backstage.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.catalog.CatalogRevision;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Keeps answers until the catalog changes, as everybody who is signed in gets the same. Their digest is their ETag, so
 * who has one already is told only that.
 */
@Component
class Answers {

    private static final int BYTES = 16 << 20;

    /** A bound on how old an answer can get should this portal hear nothing of a change. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final CatalogRevision revision;
    private final Cache<Question, Answer> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Question question, Answer answer) -> question.address().length() + answer.json().length)
            .expireAfterWrite(LONGEST)
            .build();

    Answers(CatalogRevision revision) {
        this.revision = revision;
    }

    private record Question(long revision, String address) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(byte[] json, String tag) {}

    ResponseEntity<byte[]> to(HttpServletRequest request, Supplier<byte[]> json) {
        var now = revision.current();
        var answer = now.isEmpty()
                ? answer(json)
                : kept.get(new Question(now.getAsLong(), address(request)), _ -> answer(json));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(answer.tag())
                .body(answer.json());
    }

    private static Answer answer(Supplier<byte[]> json) {
        var bytes = json.get();
        return new Answer(bytes, DigestUtils.md5DigestAsHex(bytes));
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
