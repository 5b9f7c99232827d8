package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.platform.Moments;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.objective.Corrections;
import dev.quarterdeck.signals.objective.ObjectiveOutcome;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Done;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Refused;
import dev.quarterdeck.signals.objective.Objectives;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks that some time does not count, and decides on it. */
@Controller
@RequestMapping("/signals/objectives/{name}/corrections")
class CorrectionController {

    private final Objectives objectives;
    private final Corrections corrections;

    CorrectionController(Objectives objectives, Corrections corrections) {
        this.objectives = objectives;
        this.corrections = corrections;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes redirect) {
        try {
            var time = new TimeRange(Moments.of(from), Moments.of(to));
            tell(
                    corrections.ask(objectives.get(name), time, reason, person.getName()),
                    "Asked. It counts until somebody else has agreed.",
                    redirect);
        } catch (IllegalArgumentException e) {
            redirect.addFlashAttribute("refusal", e.getMessage());
        }
        return "redirect:/signals/objectives/{name}";
    }

    @PostMapping("/{id}/decisions")
    @PreAuthorize("hasAnyRole('APPROVER', 'MANAGER', 'ADMIN')")
    String createDecision(
            @PathVariable String name,
            @PathVariable long id,
            @RequestParam boolean agreed,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes redirect) {
        tell(
                corrections.decide(objectives.get(name), id, agreed, reason, person.getName()),
                agreed ? "Agreed; that time does not count." : "Refused; that time counts.",
                redirect);
        return "redirect:/signals/objectives/{name}";
    }

    private static void tell(ObjectiveOutcome outcome, String done, RedirectAttributes redirect) {
        switch (outcome) {
            case Done() -> redirect.addFlashAttribute("done", done);
            case Refused(var reason) -> redirect.addFlashAttribute("refusal", reason);
        }
    }
}
