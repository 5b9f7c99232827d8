package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.source.CatalogReport;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.RefreshOutcome;
import dev.quarterdeck.catalog.source.SourceId;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/catalog/sources")
class SourceController {

    private static final int PROBLEMS = 100;

    private final CatalogSources sources;
    private final CatalogReport report;

    SourceController(CatalogSources sources, CatalogReport report) {
        this.sources = sources;
        this.report = report;
    }

    @GetMapping
    String index(@RequestParam(required = false) @Nullable Long after, Model model) {
        model.addAttribute("standings", report.standings());
        model.addAttribute("problems", report.problems(null, after, PROBLEMS));
        return "catalog/sources";
    }

    @PostMapping("/{id}/refreshes")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String createRefresh(@PathVariable SourceId id, Principal person, RedirectAttributes redirect) {
        var outcome = sources.refresh(id, person.getName());
        redirect.addFlashAttribute(
                outcome instanceof RefreshOutcome.Failed ? "refusal" : "done", RefreshWords.of(outcome));
        return "redirect:/catalog/sources";
    }
}
