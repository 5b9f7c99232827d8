package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.api.Apis;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The definition of an API to read, and what its versions changed. */
@Controller
@RequestMapping("/catalog/api/{namespace}/{name}/definition")
class DefinitionController {

    private final Catalog catalog;
    private final Apis apis;

    DefinitionController(Catalog catalog, Apis apis) {
        this.catalog = catalog;
        this.apis = apis;
    }

    @GetMapping
    String show(
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam @Nullable Integer from,
            @RequestParam @Nullable Integer to,
            @RequestParam @Nullable String at,
            Model model) {
        var ref = new EntityRef("api", namespace, name);
        var moment = Moments.ofNullable(at);
        model.addAttribute("definition", apis.definition(ref, moment));
        model.addAttribute("entry", catalog.describe(ref, moment).entry());
        model.addAttribute("moment", moment);
        // what came after that moment is none of its past
        model.addAttribute(
                "changes",
                apis.changes(ref).stream()
                        .filter(change -> moment == null || !change.at().isAfter(moment))
                        .toList());
        if (from != null && to != null) {
            model.addAttribute("diff", apis.compare(ref, from, to));
            model.addAttribute("from", from);
            model.addAttribute("to", to);
        }
        return "catalog/definition";
    }

    @GetMapping("/text")
    ResponseEntity<String> text(
            @PathVariable String namespace, @PathVariable String name, @RequestParam @Nullable String at) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(apis.definition(new EntityRef("api", namespace, name), Moments.ofNullable(at))
                        .text());
    }
}
