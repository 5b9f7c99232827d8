package dev.quarterdeck.delivery.promotion.web;

import dev.quarterdeck.delivery.promotion.DecisionOutcome;
import dev.quarterdeck.delivery.promotion.Promotion;
import dev.quarterdeck.delivery.promotion.PromotionId;
import dev.quarterdeck.delivery.promotion.PromotionRequests;
import dev.quarterdeck.delivery.promotion.PromotionState;
import dev.quarterdeck.delivery.promotion.Promotions;
import dev.quarterdeck.delivery.promotion.RequestOutcome.Awaiting;
import dev.quarterdeck.delivery.promotion.RequestOutcome.Deploying;
import dev.quarterdeck.delivery.promotion.RequestOutcome.Refused;
import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Page;
import dev.quarterdeck.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/api/v1/promotions")
@Tag(name = "Promotions")
class PromotionApi {

    private final Promotions promotions;
    private final PromotionRequests requests;
    private final Releases releases;

    PromotionApi(Promotions promotions, PromotionRequests requests, Releases releases) {
        this.promotions = promotions;
        this.requests = requests;
        this.releases = releases;
    }

    record Decision(String approver, String verdict, String reason, Instant at) {}

    record Summary(
            long id,
            String component,
            long release,
            long configuration,
            String environment,
            String requestedBy,
            @Nullable String reason,
            boolean overBudget,
            int approvalsRequired,
            String state,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant settledAt,
            List<Decision> decisions) {

        static Summary of(Promotion promotion) {
            return new Summary(
                    promotion.id().value(),
                    promotion.component().toString(),
                    promotion.revision().release(),
                    promotion.revision().configuration(),
                    promotion.environment(),
                    promotion.requestedBy(),
                    promotion.reason(),
                    promotion.overBudget(),
                    promotion.approvalsRequired(),
                    promotion.state().key(),
                    promotion.createdAt(),
                    promotion.expiresAt(),
                    promotion.settledAt(),
                    promotion.approvals().stream()
                            .map(approval -> new Decision(
                                    approval.approver(),
                                    approval.verdict().key(),
                                    approval.reason(),
                                    approval.givenAt()))
                            .toList());
        }
    }

    /** @param overBudget whether it mends what used up an error budget; the reason says how */
    record Wanted(
            long release,
            @NotBlank String environment,
            @Nullable String reason,
            @Nullable Boolean overBudget) {

        boolean mends() {
            return Boolean.TRUE.equals(overBudget);
        }
    }

    record Reason(@NotBlank String reason) {}

    /** @param deployment that began at once, where nobody has to be asked */
    record Deployed(long deployment) {}

    @GetMapping
    @Operation(summary = "Promotions, newest first")
    Page<Summary> index(
            @RequestParam(required = false) @Nullable String component,
            @RequestParam(required = false) @Nullable PromotionState state,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var page = promotions.page(component == null ? null : EntityRef.of(component), state, after, limit);
        return new Page<>(page.items().stream().map(Summary::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One promotion with the decisions about it")
    Summary show(@PathVariable PromotionId id) {
        return Summary.of(promotions.get(id));
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @Operation(summary = "Asks for a release to move on; deploys at once where nobody has to be asked")
    ResponseEntity<?> create(@Valid @RequestBody Wanted wanted, Principal user) {
        var release = releases.get(new ReleaseId(wanted.release()));
        return switch (requests.request(
                release, wanted.environment(), user.getName(), wanted.reason(), wanted.mends())) {
            case Deploying(var deployment) ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/v1/deployments/" + deployment))
                        .body(new Deployed(deployment.value()));
            case Awaiting(var promotion) ->
                ResponseEntity.created(URI.create("/api/v1/promotions/" + promotion))
                        .body(show(promotion));
            case Refused(var refusal) -> Problems.conflict(refusal.sentence());
        };
    }

    @PostMapping("/{id}/approvals")
    @PreAuthorize("hasAnyRole('APPROVER', 'ADMIN')")
    @Operation(summary = "Agrees; with the last approval that was missing the deployment is requested")
    ResponseEntity<?> approve(@PathVariable PromotionId id, @Valid @RequestBody Reason reason, Principal user) {
        return answer(promotions.approve(id, user.getName(), reason.reason()));
    }

    @PostMapping("/{id}/refusals")
    @PreAuthorize("hasAnyRole('APPROVER', 'ADMIN')")
    @Operation(summary = "Refuses, which ends the promotion")
    ResponseEntity<?> refuse(@PathVariable PromotionId id, @Valid @RequestBody Reason reason, Principal user) {
        return answer(promotions.refuse(id, user.getName(), reason.reason()));
    }

    @PostMapping("/{id}/withdrawals")
    @Operation(summary = "Takes one's own request back")
    ResponseEntity<?> withdraw(@PathVariable PromotionId id, Principal user) {
        return answer(promotions.withdraw(id, user.getName()));
    }

    private static ResponseEntity<?> answer(DecisionOutcome outcome) {
        return switch (outcome) {
            case DecisionOutcome.Accepted(var promotion) -> ResponseEntity.ok(Summary.of(promotion));
            case DecisionOutcome.Refused(var _, var refusal) -> Problems.conflict(refusal.sentence());
        };
    }
}
