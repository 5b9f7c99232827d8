package dev.quarterdeck.home.web;

import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.home.HomePages;
import dev.quarterdeck.identity.People;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomeController {

    private final HomePages pages;
    private final People people;
    private final Environments environments;

    HomeController(HomePages pages, People people, Environments environments) {
        this.pages = pages;
        this.people = people;
        this.environments = environments;
    }

    @GetMapping("/")
    String show(Principal principal, Model model) {
        model.addAttribute("page", pages.of(people.get(principal.getName())));
        model.addAttribute("environments", environments.inOrder());
        return "home/show";
    }

    @GetMapping("/home/overview")
    String showInPlace(Principal principal, Model model) {
        show(principal, model);
        return "home/show :: overview";
    }
}
