package dev.quarterdeck.delivery.promotion.web;

import dev.quarterdeck.delivery.promotion.DecisionOutcome;
import dev.quarterdeck.delivery.promotion.PromotionId;
import dev.quarterdeck.delivery.promotion.Promotions;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The three ways a request ends by hand: approvals, refusals and withdrawals are resources of a promotion. */
@Controller
@RequestMapping("/promotions/{id}")
class DecisionController {

    private static final String MAY_DECIDE = "hasAnyRole('APPROVER', 'ADMIN')";

    private final Promotions promotions;

    DecisionController(Promotions promotions) {
        this.promotions = promotions;
    }

    @PostMapping("/approvals")
    @PreAuthorize(MAY_DECIDE)
    String createApproval(
            @PathVariable PromotionId id, @RequestParam String reason, Principal person, RedirectAttributes redirect) {
        return back(id, promotions.approve(id, person.getName(), reason), "Your approval is kept.", reason, redirect);
    }

    @PostMapping("/refusals")
    @PreAuthorize(MAY_DECIDE)
    String createRefusal(
            @PathVariable PromotionId id, @RequestParam String reason, Principal person, RedirectAttributes redirect) {
        return back(id, promotions.refuse(id, person.getName(), reason), "Your refusal is kept.", reason, redirect);
    }

    @PostMapping("/withdrawals")
    String createWithdrawal(@PathVariable PromotionId id, Principal person, RedirectAttributes redirect) {
        return back(id, promotions.withdraw(id, person.getName()), "The request is withdrawn.", "", redirect);
    }

    private static String back(
            PromotionId id, DecisionOutcome outcome, String done, String typed, RedirectAttributes redirect) {
        switch (outcome) {
            case DecisionOutcome.Accepted(var _) -> redirect.addFlashAttribute("done", done);
            case DecisionOutcome.Refused(var _, var refusal) -> {
                redirect.addFlashAttribute("refusal", refusal.sentence());
                redirect.addFlashAttribute("reason", typed);
            }
        }
        return "redirect:/promotions/" + id;
    }
}
