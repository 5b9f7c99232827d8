package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.identity.People;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.log.saved.SavedSearches;
import dev.quarterdeck.signals.log.saved.SavedSearches.Outcome;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saves searches and removes them. */
@Controller
@RequestMapping("/logs/searches")
class LogSearchController {

    private final SavedSearches searches;
    private final People people;

    LogSearchController(SavedSearches searches, People people) {
        this.searches = searches;
        this.people = people;
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam String owner,
            @RequestParam String address,
            Principal user,
            RedirectAttributes redirect) {
        switch (searches.save(name, EntityRef.of(owner), address, people.get(user.getName()))) {
            case Outcome.Saved(var search) ->
                redirect.addFlashAttribute("done", "Saved as '%s'.".formatted(search.name()));
            case Outcome.Refused(var why) -> redirect.addFlashAttribute("refusal", why);
        }
        return "redirect:/logs";
    }

    @PostMapping("/{id}/removals")
    String delete(@PathVariable long id, Principal user, RedirectAttributes redirect) {
        searches.remove(id, people.get(user.getName()));
        redirect.addFlashAttribute("done", "Removed.");
        return "redirect:/logs";
    }
}
