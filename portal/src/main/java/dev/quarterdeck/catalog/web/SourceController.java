package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.RefreshOutcome;
import dev.quarterdeck.catalog.source.SourceId;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/catalog/sources")
class SourceController {

    private final CatalogSources sources;
    private final ProblemListQuery problems;

    SourceController(CatalogSources sources, ProblemListQuery problems) {
        this.sources = sources;
        this.problems = problems;
    }

    @GetMapping
    String index(Model model) {
        model.addAttribute("sources", sources.all());
        model.addAttribute("problems", problems.problems());
        return "catalog/sources";
    }

    @PostMapping("/{id}/refreshes")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String createRefresh(@PathVariable SourceId id, Principal person, RedirectAttributes redirect) {
        switch (sources.refresh(id, person.getName())) {
            case RefreshOutcome.Unchanged() -> redirect.addFlashAttribute("done", "It is as it was.");
            case RefreshOutcome.Taken(var added, var changed, var removed, var errors) ->
                redirect.addFlashAttribute(
                        "done",
                        "%d added, %d changed, %d removed; %d files have errors."
                                .formatted(added, changed, removed, errors));
            case RefreshOutcome.Failed(var reason) -> redirect.addFlashAttribute("refusal", reason);
        }
        return "redirect:/catalog/sources";
    }
}
