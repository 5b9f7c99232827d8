package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.Origin;
import dev.quarterdeck.catalog.SourceKind;
import dev.quarterdeck.catalog.scorecard.Evaluations;
import dev.quarterdeck.catalog.scorecard.Exemptions;
import dev.quarterdeck.catalog.scorecard.Initiatives;
import dev.quarterdeck.catalog.scorecard.Level;
import dev.quarterdeck.catalog.scorecard.ResultFilter;
import dev.quarterdeck.catalog.scorecard.Scorecards;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
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

/** How everything stands by the scorecards. */
@Controller
@RequestMapping("/scorecards")
class ScorecardController {

    private static final int ROWS = 100;

    private final Scorecards cards;
    private final Exemptions exemptions;
    private final Initiatives initiatives;
    private final Evaluations evaluations;
    private final Catalog catalog;

    ScorecardController(
            Scorecards cards,
            Exemptions exemptions,
            Initiatives initiatives,
            Evaluations evaluations,
            Catalog catalog) {
        this.cards = cards;
        this.exemptions = exemptions;
        this.initiatives = initiatives;
        this.evaluations = evaluations;
        this.catalog = catalog;
    }

    @GetMapping
    String index(@RequestParam(required = false) @Nullable String at, Model model) {
        var moment = Moments.ofNullable(at);
        model.addAttribute("moment", moment);
        model.addAttribute(
                "overviews",
                cards.all(moment).stream()
                        .map(card -> new ScorecardOverview(card, cards.byOwner(card.ref(), moment)))
                        .toList());
        return "scorecard/index";
    }

    @GetMapping("/{namespace}/{name}")
    String show(
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var moment = Moments.ofNullable(at);
        var card = cards.find(new EntityRef("scorecard", namespace, name), moment);
        var wanted = level == null || level.isBlank() ? null : Level.of(level);
        var team = owner == null || owner.isBlank() ? null : EntityRef.of(owner);
        model.addAttribute("overview", new ScorecardOverview(card, cards.byOwner(card.ref(), moment)));
        model.addAttribute("moment", moment);
        model.addAttribute(
                "edit", editing(catalog.describe(card.ref(), moment).entry().origin()));
        model.addAttribute("systems", cards.bySystem(card.ref(), moment));
        model.addAttribute("level", wanted);
        model.addAttribute("owner", team);
        model.addAttribute("levels", Level.values());
        model.addAttribute("results", cards.results(card.ref(), new ResultFilter(wanted, team, moment), after, ROWS));
        var whose = of == null || of.isBlank() ? null : EntityRef.of(of);
        model.addAttribute("of", whose);
        model.addAttribute("trend", Trend.of(cards.trend(card.ref(), whose)));
        model.addAttribute("exemptions", exemptions.of(card.ref()));
        model.addAttribute("initiatives", initiatives.of(card.ref()));
        return "scorecard/show";
    }

    /** Where the card can be changed; null if nobody knows. */
    private static @Nullable String editing(Origin origin) {
        return origin.kind() == SourceKind.UPLOAD
                ? "/catalog/uploads/new?source=" + origin.sourceId()
                : EditLink.of(origin, origin.file());
    }

    @PostMapping("/evaluations")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String createEvaluation(@RequestParam(defaultValue = "/scorecards") String from, RedirectAttributes redirect) {
        evaluations.evaluate();
        redirect.addFlashAttribute("done", "Evaluated.");
        return "redirect:" + (from.startsWith("/scorecards") || from.startsWith("/catalog/") ? from : "/scorecards");
    }
}
