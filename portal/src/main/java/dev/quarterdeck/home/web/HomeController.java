package dev.quarterdeck.home.web;

import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.home.HomePages;
import dev.quarterdeck.identity.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

@Controller
class HomeController {

    private final HomePages pages;
    private final Environments environments;

    HomeController(HomePages pages, Environments environments) {
        this.pages = pages;
        this.environments = environments;
    }

    @GetMapping("/")
    String show(@ModelAttribute("me") Person me, Model model) {
        model.addAttribute("page", pages.of(me));
        model.addAttribute("environments", environments.inOrder());
        return "home/show";
    }

    @GetMapping("/home/overview")
    String showInPlace(@ModelAttribute("me") Person me, Model model) {
        show(me, model);
        return "home/show :: overview";
    }
}
