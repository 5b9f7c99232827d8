package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.source.CatalogReport;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.SourceId;
import dev.quarterdeck.platform.Reason;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forgets sources, after saying what goes with them. */
@Controller
@RequestMapping("/catalog/sources/{id}/removals")
@PreAuthorize("hasRole('ADMIN')")
class SourceRemovalController {

    private final CatalogSources sources;
    private final CatalogReport report;

    SourceRemovalController(CatalogSources sources, CatalogReport report) {
        this.sources = sources;
        this.report = report;
    }

    @GetMapping("/new")
    String form(@PathVariable SourceId id, Model model) {
        model.addAttribute("standing", report.standing(id));
        return "catalog/source-removal";
    }

    @PostMapping
    String create(
            @PathVariable SourceId id,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes redirect) {
        if (Reason.isTooShort(reason)) {
            redirect.addFlashAttribute("refusal", Reason.TOO_SHORT);
            redirect.addFlashAttribute("reason", reason);
            return "redirect:/catalog/sources/{id}/removals/new";
        }
        sources.remove(id, person.getName(), reason.strip());
        redirect.addFlashAttribute("done", "The source is removed, with what only it described.");
        return "redirect:/catalog/sources";
    }
}
