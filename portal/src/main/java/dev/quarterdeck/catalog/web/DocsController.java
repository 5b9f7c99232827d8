package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.docs.Docs;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The docs of an entity, which its source keeps beside the descriptor. */
@Controller
@RequestMapping("/catalog/{kind}/{namespace}/{name}")
class DocsController {

    private final Catalog catalog;
    private final Docs docs;

    DocsController(Catalog catalog, Docs docs) {
        this.catalog = catalog;
        this.docs = docs;
    }

    @GetMapping("/docs")
    String index(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        var ref = new EntityRef(kind, namespace, name);
        var moment = Moments.ofNullable(at);
        var pages = docs.pages(ref, moment);
        if (!pages.isEmpty()) {
            return page(ref, pages.getFirst().path(), moment, model);
        }
        model.addAttribute("entry", catalog.describe(ref, moment).entry());
        model.addAttribute("pages", pages);
        model.addAttribute("moment", moment);
        return "catalog/docs";
    }

    @GetMapping("/docs/{*path}")
    String show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @PathVariable String path,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        return page(new EntityRef(kind, namespace, name), path.substring(1), Moments.ofNullable(at), model);
    }

    private String page(EntityRef ref, String path, @Nullable Instant moment, Model model) {
        var entry = catalog.describe(ref, moment).entry();
        var page = docs.page(ref, path, moment);
        model.addAttribute("entry", entry);
        model.addAttribute("page", page);
        model.addAttribute("pages", docs.pages(ref, moment));
        model.addAttribute("moment", moment);
        model.addAttribute("edit", EditLink.of(entry.origin(), page.file()));
        return "catalog/docs";
    }

    /** A drawing in SVG might hold a script, which this page's own policy keeps from running. */
    @GetMapping("/pictures/{*path}")
    ResponseEntity<byte[]> picture(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @PathVariable String path) {
        var picture = docs.picture(new EntityRef(kind, namespace, name), path.substring(1));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.type()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(picture.digest())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(picture.bytes());
    }
}
