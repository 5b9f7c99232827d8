package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.personal.Bookmarks;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody keeps at hand. */
@Controller
class BookmarkController {

    private final Catalog catalog;
    private final Bookmarks bookmarks;

    BookmarkController(Catalog catalog, Bookmarks bookmarks) {
        this.catalog = catalog;
        this.bookmarks = bookmarks;
    }

    @GetMapping("/catalog/bookmarks")
    String index(Principal person, Model model) {
        model.addAttribute("starred", bookmarks.starred(person.getName()));
        model.addAttribute("visited", bookmarks.visited(person.getName()));
        return "catalog/bookmarks";
    }

    @PostMapping("/catalog/{kind}/{namespace}/{name}/stars")
    String create(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam Boolean starred,
            Principal person) {
        var ref = catalog.find(new EntityRef(kind, namespace, name)).ref();
        bookmarks.star(person.getName(), ref, starred);
        return "redirect:" + ref.path();
    }
}
