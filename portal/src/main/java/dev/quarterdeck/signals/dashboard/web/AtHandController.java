package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.identity.Person;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.Dashboards;
import dev.quarterdeck.signals.dashboard.Homes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stars and homes. */
@Controller
@RequestMapping("/dashboards/{name}")
class AtHandController {

    private final Dashboards dashboards;
    private final Homes homes;

    AtHandController(Dashboards dashboards, Homes homes) {
        this.dashboards = dashboards;
        this.homes = homes;
    }

    @PostMapping("/stars")
    String star(@PathVariable String name, @RequestParam boolean starred, @ModelAttribute("me") Person me) {
        homes.star(me, dashboards.get(name), starred);
        return "redirect:/dashboards/{name}";
    }

    @PostMapping("/homes")
    String choose(
            @PathVariable String name,
            @RequestParam String owner,
            @RequestParam boolean chosen,
            @ModelAttribute("me") Person me,
            RedirectAttributes redirect) {
        var whose = EntityRef.of(owner);
        var refused = chosen ? homes.choose(whose, dashboards.get(name), me) : homes.leave(whose, me);
        if (refused != null) {
            redirect.addFlashAttribute("refusal", refused);
        } else {
            redirect.addFlashAttribute("done", said(whose, chosen));
        }
        return "redirect:/dashboards/{name}";
    }

    private static String said(EntityRef owner, boolean chosen) {
        if (owner.kind().equals("user")) {
            return chosen ? "You begin here from now on." : "You begin with the overview again.";
        }
        return chosen
                ? "It is offered on the home page of everybody in %s.".formatted(owner.name())
                : "The home pages of %s no longer offer it.".formatted(owner.name());
    }
}
