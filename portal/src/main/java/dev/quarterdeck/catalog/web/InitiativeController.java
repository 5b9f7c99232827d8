package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.scorecard.Initiatives;
import dev.quarterdeck.catalog.scorecard.Level;
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

/** Sets out to reach a level by a day. */
@Controller
@RequestMapping("/scorecards/{namespace}/{name}/initiatives")
@PreAuthorize("hasAnyRole('MANAGER', 'ADMIN')")
class InitiativeController {

    private final Initiatives initiatives;

    InitiativeController(Initiatives initiatives) {
        this.initiatives = initiatives;
    }

    @PostMapping
    String create(
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String title,
            @RequestParam String level,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam LocalDate until,
            Principal person,
            RedirectAttributes redirect) {
        initiatives.create(
                new EntityRef("scorecard", namespace, name),
                title,
                Level.of(level),
                owner.isBlank() ? null : EntityRef.parse(owner.strip(), "group", EntityRef.DEFAULT_NAMESPACE),
                until,
                person.getName());
        redirect.addFlashAttribute("done", "Set out.");
        return "redirect:/scorecards/{namespace}/{name}";
    }

    @PostMapping("/{id}/closings")
    String close(
            @PathVariable String namespace,
            @PathVariable String name,
            @PathVariable long id,
            Principal person,
            RedirectAttributes redirect) {
        initiatives.close(id, new EntityRef("scorecard", namespace, name), person.getName());
        redirect.addFlashAttribute("done", "Closed.");
        return "redirect:/scorecards/{namespace}/{name}";
    }
}
