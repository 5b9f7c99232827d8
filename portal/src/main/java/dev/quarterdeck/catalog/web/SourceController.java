package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.catalog.listing.CatalogListing;
import dev.quarterdeck.catalog.source.CatalogReport;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.NewSource;
import dev.quarterdeck.catalog.source.RefreshOutcome;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Refused;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Registered;
import dev.quarterdeck.catalog.source.SourceId;
import java.security.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** An upload has a page of its own. */
    private static final List<SourceKind> ADDED_HERE =
            List.of(SourceKind.GIT, SourceKind.GITHUB, SourceKind.URL, SourceKind.FOLDER);

    private final CatalogSources sources;
    private final CatalogReport report;
    private final CatalogListing listing;

    SourceController(CatalogSources sources, CatalogReport report, CatalogListing listing) {
        this.sources = sources;
        this.report = report;
        this.listing = listing;
    }

    @GetMapping
    String index(@RequestParam(required = false) @Nullable Long after, Model model) {
        model.addAttribute("standings", report.standings());
        model.addAttribute("kinds", ADDED_HERE);
        model.addAttribute("problems", report.problems(null, after, PROBLEMS));
        return "catalog/sources";
    }

    @GetMapping("/index")
    String showIndex(Model model) {
        model.addAttribute("index", listing.standing());
        return "catalog/sources-index";
    }

    @GetMapping("/{id}")
    String show(@PathVariable SourceId id, @RequestParam(required = false) @Nullable Long after, Model model) {
        model.addAttribute("standing", report.standing(id));
        model.addAttribute("problems", report.problems(id, after, PROBLEMS));
        model.addAttribute("readings", report.readings(id));
        model.addAttribute("orphans", report.orphans(id));
        return "catalog/source";
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    String create(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String location,
            @RequestParam(required = false) @Nullable String branch,
            @RequestParam(defaultValue = "") String pathPattern,
            @RequestParam @Nullable Duration every,
            Principal person,
            RedirectAttributes redirect) {
        var source = new NewSource(
                SourceKind.of(kind),
                location,
                branch,
                pathPattern,
                Objects.requireNonNullElse(every, SourceKind.of(kind).usualInterval()));
        return switch (sources.register(source, person.getName())) {
            case Registered(var id) -> {
                tell(sources.refresh(id, person.getName()), redirect);
                yield "redirect:/catalog/sources/" + id;
            }
            case Refused(var reason) -> {
                redirect.addFlashAttribute("refusal", reason);
                redirect.addFlashAttribute("typed", typed(kind, location, branch, pathPattern));
                yield "redirect:/catalog/sources#add";
            }
        };
    }

    /** What goes through the session has to be serializable. */
    private static Map<String, String> typed(
            String kind, String location, @Nullable String branch, String pathPattern) {
        return new HashMap<>(Map.of(
                "kind", kind,
                "location", location,
                "branch", Objects.requireNonNullElse(branch, ""),
                "pathPattern", pathPattern));
    }

    @PostMapping("/{id}/refreshes")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String createRefresh(@PathVariable SourceId id, Principal person, RedirectAttributes redirect) {
        tell(sources.refresh(id, person.getName()), redirect);
        return "redirect:/catalog/sources/" + id;
    }

    private static void tell(RefreshOutcome outcome, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                outcome instanceof RefreshOutcome.Failed ? "refusal" : "done", RefreshWords.of(outcome));
    }
}
