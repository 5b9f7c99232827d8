package dev.quarterdeck.delivery.web;

import dev.quarterdeck.delivery.promotion.PromotionState;
import dev.quarterdeck.delivery.promotion.Promotions;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.rollout.web.ChangeQuery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is on its way, and what lately arrived. */
@Controller
class DeliveryController {

    private static final int ROWS = 25;

    private final Promotions promotions;
    private final Releases releases;
    private final ChangeQuery changes;

    DeliveryController(Promotions promotions, Releases releases, ChangeQuery changes) {
        this.promotions = promotions;
        this.releases = releases;
        this.changes = changes;
    }

    @GetMapping("/delivery")
    String index(Model model) {
        model.addAttribute(
                "waiting",
                promotions.page(null, PromotionState.AWAITING, null, ROWS).items());
        model.addAttribute("changes", changes.newest(ROWS));
        model.addAttribute("releases", releases.page(null, null, 10).items());
        return "delivery/index";
    }

    @GetMapping("/delivery/overview")
    String indexInPlace(Model model) {
        index(model);
        return "delivery/index :: overview";
    }
}
