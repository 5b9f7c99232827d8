package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.history.EntityHistory;
import dev.quarterdeck.catalog.history.EntityVersion;
import dev.quarterdeck.catalog.history.VersionNotFound;
import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an entity was, and any two of its versions side by side; also of one that is gone. */
@Controller
@RequestMapping("/catalog/{kind}/{namespace}/{name}/history")
class HistoryController {

    private final EntityHistory history;

    HistoryController(EntityHistory history) {
        this.history = history;
    }

    /** Without a choice it compares the newest version with the one before. */
    @GetMapping
    String index(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        var ref = new EntityRef(kind, namespace, name);
        var versions = history.of(ref);
        var after = to == null ? versions.getFirst() : version(ref, versions, to);
        var before = from == null ? versions.get(Math.min(1, versions.size() - 1)) : version(ref, versions, from);
        model.addAttribute("ref", ref);
        model.addAttribute("versions", versions);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("lines", EntityHistory.diff(before, after));
        return "catalog/history";
    }

    private static EntityVersion version(EntityRef ref, List<EntityVersion> versions, int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new VersionNotFound(ref, number));
    }
}
