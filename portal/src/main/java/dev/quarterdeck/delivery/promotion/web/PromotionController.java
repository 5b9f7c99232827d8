package dev.quarterdeck.delivery.promotion.web;

import dev.quarterdeck.delivery.promotion.PromotionId;
import dev.quarterdeck.delivery.promotion.PromotionRequests;
import dev.quarterdeck.delivery.promotion.Promotions;
import dev.quarterdeck.delivery.promotion.RequestOutcome;
import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
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

@Controller
@RequestMapping("/promotions")
class PromotionController {

    private final Promotions promotions;
    private final PromotionRequests requests;
    private final PromotionPages pages;
    private final Releases releases;

    PromotionController(Promotions promotions, PromotionRequests requests, PromotionPages pages, Releases releases) {
        this.promotions = promotions;
        this.requests = requests;
        this.pages = pages;
        this.releases = releases;
    }

    @GetMapping("/new")
    String form(@RequestParam ReleaseId release, @RequestParam String environment, Model model) {
        model.addAttribute("page", pages.proposal(release, environment));
        return "promotion/new";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(
            @RequestParam ReleaseId release,
            @RequestParam String environment,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean overBudget,
            Principal person,
            RedirectAttributes redirect) {
        var outcome = requests.request(
                releases.get(release),
                environment,
                person.getName(),
                reason.isBlank() ? null : reason.strip(),
                overBudget);
        return switch (outcome) {
            case RequestOutcome.Deploying(var deployment) -> "redirect:/deployments/" + deployment;
            case RequestOutcome.Awaiting(var promotion) -> "redirect:/promotions/" + promotion;
            case RequestOutcome.Refused(var refusal) -> {
                redirect.addFlashAttribute("refusal", refusal.sentence());
                redirect.addAttribute("release", release.value());
                redirect.addAttribute("environment", environment);
                yield "redirect:/promotions/new";
            }
        };
    }

    @GetMapping("/{id}")
    String show(@PathVariable PromotionId id, Principal person, Model model) {
        model.addAttribute("page", pages.evidence(promotions.get(id), person.getName()));
        return "promotion/show";
    }

    /** The part that changes by itself: where the request stands. */
    @GetMapping("/{id}/standing")
    String showInPlace(@PathVariable PromotionId id, Principal person, Model model) {
        model.addAttribute("page", pages.evidence(promotions.get(id), person.getName()));
        return "promotion/show :: standing";
    }
}
