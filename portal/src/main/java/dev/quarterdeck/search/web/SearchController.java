package dev.quarterdeck.search.web;

import dev.quarterdeck.search.Search;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/search")
class SearchController {

    private static final int IN_PALETTE = 8;
    private static final int ON_PAGE = 50;

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping
    String index(@RequestParam(defaultValue = "") String q, Principal person, Model model) {
        model.addAttribute("choices", Choices.of(q, person.getName(), search, ON_PAGE));
        return "search/index";
    }

    @GetMapping("/results")
    String show(@RequestParam(defaultValue = "") String q, Principal person, Model model) {
        model.addAttribute("choices", Choices.of(q, person.getName(), search, IN_PALETTE));
        return "search/results :: results";
    }
}
