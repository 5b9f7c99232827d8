package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.listing.CatalogFilter;
import dev.quarterdeck.catalog.personal.SavedViews;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists that somebody wants to see again. */
@Controller
@RequestMapping("/catalog/views")
class SavedViewController {

    private final SavedViews views;

    SavedViewController(SavedViews views) {
        this.views = views;
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "name") String sort,
            CatalogFilter filter,
            Principal person,
            RedirectAttributes redirect) {
        var query = ListAddress.query(filter, sort);
        views.save(person.getName(), title, query)
                .ifPresentOrElse(
                        why -> redirect.addFlashAttribute("refusal", why),
                        () -> redirect.addFlashAttribute("done", "The view is saved."));
        return "redirect:/catalog?" + query;
    }

    @PostMapping("/{id}/removals")
    String remove(@PathVariable long id, Principal person) {
        views.remove(person.getName(), id);
        return "redirect:/catalog";
    }
}
