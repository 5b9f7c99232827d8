package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.personal.Bookmark;
import dev.quarterdeck.catalog.personal.Bookmarks;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What whoever asks keeps at hand. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Personal")
class BookmarkApi {

    private final Catalog catalog;
    private final Bookmarks bookmarks;

    BookmarkApi(Catalog catalog, Bookmarks bookmarks) {
        this.catalog = catalog;
        this.bookmarks = bookmarks;
    }

    record BookmarkResponse(
            String entity,
            @Nullable String title,
            @Nullable String type,
            @Nullable String owner,
            Instant at) {

        static Page<BookmarkResponse> page(List<Bookmark> bookmarks) {
            return new Page<>(bookmarks.stream().map(BookmarkResponse::of).toList(), null);
        }

        private static BookmarkResponse of(Bookmark bookmark) {
            var owner = bookmark.owner();
            return new BookmarkResponse(
                    bookmark.ref().toString(),
                    bookmark.title(),
                    bookmark.type(),
                    owner == null ? null : owner.toString(),
                    bookmark.at());
        }
    }

    @GetMapping("/stars")
    @Operation(summary = "The entities that you starred, by name")
    Page<BookmarkResponse> stars(Principal person) {
        return BookmarkResponse.page(bookmarks.starred(person.getName()));
    }

    @GetMapping("/visits")
    @Operation(summary = "The entities that you visited, the latest first")
    Page<BookmarkResponse> visits(Principal person) {
        return BookmarkResponse.page(bookmarks.visited(person.getName()));
    }

    @PutMapping("/stars/{kind}/{namespace}/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stars an entity")
    void star(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name, Principal person) {
        var ref = catalog.find(new EntityRef(kind, namespace, name)).ref();
        bookmarks.star(person.getName(), ref, true);
    }

    /** Also for an entity that is gone, whose star would otherwise stay. */
    @DeleteMapping("/stars/{kind}/{namespace}/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a star away")
    void unstar(
            @PathVariable String kind, @PathVariable String namespace, @PathVariable String name, Principal person) {
        bookmarks.star(person.getName(), new EntityRef(kind, namespace, name), false);
    }
}
