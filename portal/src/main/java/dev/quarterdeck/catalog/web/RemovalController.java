package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes entities out of the catalog that no source describes any more. */
@Controller
class RemovalController {

    private final CatalogSources sources;

    RemovalController(CatalogSources sources) {
        this.sources = sources;
    }

    @PostMapping("/catalog/{kind}/{namespace}/{name}/removals")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            Principal person,
            RedirectAttributes redirect) {
        var ref = new EntityRef(kind, namespace, name);
        sources.removeOrphan(ref, person.getName());
        redirect.addFlashAttribute("done", "Removed. What it was stays here.");
        return "redirect:" + ref.path() + "/history";
    }
}
