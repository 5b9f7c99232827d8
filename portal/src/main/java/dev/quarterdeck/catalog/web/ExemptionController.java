package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.scorecard.ExemptionOutcome;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome.Done;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome.Refused;
import dev.quarterdeck.catalog.scorecard.Exemptions;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.time.LocalDate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks that a rule does not count for a while, and decides on it. */
@Controller
@RequestMapping("/scorecards/exemptions")
class ExemptionController {

    private final Exemptions exemptions;

    ExemptionController(Exemptions exemptions) {
        this.exemptions = exemptions;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(
            @RequestParam String card,
            @RequestParam String rule,
            @RequestParam String entity,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam LocalDate until,
            Principal person,
            RedirectAttributes redirect) {
        var ref = EntityRef.of(entity);
        var outcome = exemptions.request(EntityRef.of(card), rule, ref, reason, until, person.getName());
        tell(outcome, "Asked. Somebody else has to agree before it counts.", redirect);
        return "redirect:" + ref.path() + "/scorecard";
    }

    @PostMapping("/{id}/decisions")
    @PreAuthorize("hasAnyRole('APPROVER', 'MANAGER', 'ADMIN')")
    String createDecision(
            @PathVariable long id,
            @RequestParam boolean agreed,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String entity,
            Principal person,
            RedirectAttributes redirect) {
        tell(exemptions.decide(id, agreed, reason, person.getName()), agreed ? "Agreed." : "Refused.", redirect);
        return "redirect:" + EntityRef.of(entity).path() + "/scorecard";
    }

    private static void tell(ExemptionOutcome outcome, String done, RedirectAttributes redirect) {
        switch (outcome) {
            case Done _ -> redirect.addFlashAttribute("done", done);
            case Refused(var reason) -> redirect.addFlashAttribute("refusal", reason);
        }
    }
}
