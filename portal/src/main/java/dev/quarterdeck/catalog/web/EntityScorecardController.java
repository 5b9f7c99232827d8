package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.catalog.scorecard.Exemptions;
import dev.quarterdeck.catalog.scorecard.Result;
import dev.quarterdeck.catalog.scorecard.Rule;
import dev.quarterdeck.catalog.scorecard.Scorecard;
import dev.quarterdeck.catalog.scorecard.Scorecards;
import dev.quarterdeck.catalog.scorecard.Verdict;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Every rule that applies to an entity, with the fact behind its verdict. */
@Controller
class EntityScorecardController {

    private final Catalog catalog;
    private final Scorecards cards;
    private final Exemptions exemptions;

    EntityScorecardController(Catalog catalog, Scorecards cards, Exemptions exemptions) {
        this.catalog = catalog;
        this.cards = cards;
        this.exemptions = exemptions;
    }

    /** A scorecard as far as it is about one entity. */
    public record Sheet(Scorecard card, Result result, List<Line> lines, List<Trend> trend) {}

    public record Line(Rule rule, Verdict verdict) {}

    @GetMapping("/catalog/{kind}/{namespace}/{name}/scorecard")
    String show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String at,
            Model model) {
        var moment = Moments.ofNullable(at);
        var entry =
                catalog.describe(new EntityRef(kind, namespace, name), moment).entry();
        var all = cards.all(moment);
        model.addAttribute("moment", moment);
        model.addAttribute("entry", entry);
        model.addAttribute(
                "sheets",
                cards.of(entry.ref(), moment).stream()
                        .flatMap(result -> all.stream()
                                .filter(card -> card.ref().equals(result.card()))
                                .map(card -> new Sheet(
                                        card,
                                        result,
                                        lines(card, result),
                                        Trend.of(cards.scores(card.ref(), entry.ref())))))
                        .toList());
        model.addAttribute("exemptions", exemptions.ofEntity(entry.ref()));
        return "scorecard/entity";
    }

    /** What is not met first. */
    private static List<Line> lines(Scorecard card, Result result) {
        var lines = result.verdicts().stream()
                .flatMap(verdict -> card.rule(verdict.rule()).map(rule -> new Line(rule, verdict)).stream())
                .toList();
        return Stream.concat(
                        lines.stream().filter(line -> !line.verdict().met()),
                        lines.stream().filter(line -> line.verdict().met()))
                .toList();
    }
}
