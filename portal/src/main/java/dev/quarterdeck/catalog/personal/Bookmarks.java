package dev.quarterdeck.catalog.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.platform.EntityRef;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The entities that a person starred, and those they visited last. */
@Component
public class Bookmarks {

    private static final int VISITS = 30;

    private final BookmarkRepository bookmarks;
    private final Clock clock;

    /** Somebody who reads one page again and again is one visitor: there is no need to write each time. */
    private final Cache<String, Boolean> written = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Bookmarks(BookmarkRepository bookmarks, Clock clock) {
        this.bookmarks = bookmarks;
        this.clock = clock;
    }

    /** @param starred false to take the star away */
    @Transactional
    public void star(String username, EntityRef ref, boolean starred) {
        if (starred) {
            bookmarks.star(username, ref.toString(), clock.instant());
        } else {
            bookmarks.unstar(username, ref.toString());
        }
    }

    public boolean isStarred(String username, EntityRef ref) {
        return bookmarks.isStarred(username, ref.toString());
    }

    /** By name. */
    public List<Bookmark> starred(String username) {
        return bookmarks.starred(username);
    }

    /** The latest first, at most {@value #VISITS}. */
    public List<Bookmark> visited(String username) {
        return bookmarks.visited(username, VISITS);
    }

    @Transactional
    public void visit(String username, EntityRef ref) {
        if (written.asMap().putIfAbsent(username + " " + ref, true) == null) {
            bookmarks.visit(username, ref.toString(), clock.instant(), VISITS);
        }
    }
}
