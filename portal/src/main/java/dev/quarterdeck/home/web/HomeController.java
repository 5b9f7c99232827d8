package dev.quarterdeck.home.web;

import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.home.HomePages;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.signals.dashboard.Homes;
import dev.quarterdeck.signals.dashboard.Homes.Home;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class HomeController {

    private final HomePages pages;
    private final Environments environments;
    private final Homes homes;

    HomeController(HomePages pages, Environments environments, Homes homes) {
        this.pages = pages;
        this.environments = environments;
        this.homes = homes;
    }

    /** @param overview asked for although the person begins with a dashboard */
    @GetMapping("/")
    String show(
            @RequestParam(required = false) @Nullable String overview, @ModelAttribute("me") Person me, Model model) {
        var chosen = homes.of(me);
        var own = chosen.stream().filter(Home::isOfAPerson).findFirst();
        if (overview == null && own.isPresent()) {
            return "redirect:" + own.get().path();
        }
        overview(me, chosen, model);
        return "home/show";
    }

    private void overview(Person me, List<Home> chosen, Model model) {
        model.addAttribute("page", pages.of(me));
        model.addAttribute("environments", environments.inOrder());
        model.addAttribute("homes", chosen);
    }

    @GetMapping("/home/overview")
    String showInPlace(@ModelAttribute("me") Person me, Model model) {
        overview(me, homes.of(me), model);
        return "home/show :: overview";
    }
}
