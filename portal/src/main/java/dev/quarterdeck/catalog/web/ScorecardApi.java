package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.scorecard.Exemption;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome.Done;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome.Refused;
import dev.quarterdeck.catalog.scorecard.Exemptions;
import dev.quarterdeck.catalog.scorecard.Level;
import dev.quarterdeck.catalog.scorecard.Result;
import dev.quarterdeck.catalog.scorecard.ResultFilter;
import dev.quarterdeck.catalog.scorecard.Scorecards;
import dev.quarterdeck.catalog.scorecard.Scorecards.DayScore;
import dev.quarterdeck.catalog.scorecard.Verdict;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/scorecards")
@Tag(name = "Scorecards")
class ScorecardApi {

    private final Scorecards cards;
    private final Exemptions exemptions;

    ScorecardApi(Scorecards cards, Exemptions exemptions) {
        this.cards = cards;
        this.exemptions = exemptions;
    }

    record CardResponse(String ref, String title, @Nullable String description, List<RuleResponse> rules) {}

    record RuleResponse(String id, String title, String level, int weight, String fact, String condition) {}

    record ResultResponse(
            String entity,
            @Nullable String owner,
            String level,
            int score,
            List<Verdict> verdicts,
            Instant since,
            Instant evaluatedAt) {

        static ResultResponse of(Result result) {
            return new ResultResponse(
                    result.entity().toString(),
                    result.owner() == null ? null : result.owner().toString(),
                    result.level().word(),
                    result.score(),
                    result.verdicts(),
                    result.since(),
                    result.evaluatedAt());
        }
    }

    @GetMapping
    @Operation(summary = "The scorecards with their rules")
    Page<CardResponse> index() {
        return new Page<>(
                cards.all().stream()
                        .map(card -> new CardResponse(
                                card.ref().toString(),
                                card.title(),
                                card.description(),
                                card.rules().stream()
                                        .map(rule -> new RuleResponse(
                                                rule.id(),
                                                rule.title(),
                                                rule.level().word(),
                                                rule.weight(),
                                                rule.fact(),
                                                rule.condition().words()))
                                        .toList()))
                        .toList(),
                null);
    }

    @GetMapping("/{namespace}/{name}/trend")
    @Operation(summary = "The mean score of each day, of all entities or of those of a group or system")
    Page<DayScore> trend(
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String of) {
        var card = cards.find(new EntityRef("scorecard", namespace, name));
        return new Page<>(cards.trend(card.ref(), of == null ? null : EntityRef.of(of)), null);
    }

    @GetMapping("/{namespace}/{name}/scores")
    @Operation(summary = "The scores of one entity by the day on which each began")
    Page<DayScore> scores(@PathVariable String namespace, @PathVariable String name, @RequestParam String entity) {
        var card = cards.find(new EntityRef("scorecard", namespace, name));
        return new Page<>(cards.scores(card.ref(), EntityRef.of(entity)), null);
    }

    @GetMapping("/{namespace}/{name}/results")
    @Operation(summary = "How entities stand by a scorecard, now or at a moment, with the fact behind each verdict")
    Page<ResultResponse> results(
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var filter = new ResultFilter(
                level == null ? null : Level.of(level),
                owner == null ? null : EntityRef.of(owner),
                Moments.ofNullable(at));
        var card = cards.find(new EntityRef("scorecard", namespace, name), filter.at());
        var page = cards.results(card.ref(), filter, after, limit);
        return new Page<>(page.items().stream().map(ResultResponse::of).toList(), page.next());
    }

    @GetMapping("/{namespace}/{name}/exemptions")
    @Operation(summary = "Exemptions that were asked for, the newest first")
    Page<Exemption> exemptions(@PathVariable String namespace, @PathVariable String name) {
        return new Page<>(exemptions.of(new EntityRef("scorecard", namespace, name)), null);
    }

    /** @param until the last day on which the rule does not count */
    record ExemptionRequest(String rule, String entity, String reason, LocalDate until) {}

    @PostMapping("/{namespace}/{name}/exemptions")
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Asks that a rule does not count for an entity for a while")
    ResponseEntity<Object> create(
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody ExemptionRequest request,
            Principal user) {
        return answer(exemptions.request(
                new EntityRef("scorecard", namespace, name),
                request.rule(),
                EntityRef.of(request.entity()),
                request.reason(),
                request.until(),
                user.getName()));
    }

    record DecisionRequest(boolean agreed, String reason) {}

    @PostMapping("/exemptions/{id}/decisions")
    @PreAuthorize("hasAnyRole('APPROVER', 'MANAGER', 'ADMIN')")
    @Operation(summary = "Agrees to an exemption or refuses it; not by whoever asked for it")
    ResponseEntity<Object> decide(@PathVariable long id, @RequestBody DecisionRequest request, Principal user) {
        return answer(exemptions.decide(id, request.agreed(), request.reason(), user.getName()));
    }

    private static ResponseEntity<Object> answer(ExemptionOutcome outcome) {
        return switch (outcome) {
            case Done done -> ResponseEntity.status(HttpStatus.CREATED).body(done);
            case Refused(var reason) -> Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, reason);
        };
    }
}
