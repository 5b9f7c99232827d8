package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.RunId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The regions of a run's page that keep themselves up to date. */
@Controller
@RequestMapping("/runs/{id}")
class RunFragmentController {

    private final RunPages pages;

    RunFragmentController(RunPages pages) {
        this.pages = pages;
    }

    @GetMapping("/summary")
    String summary(@PathVariable RunId id, @RequestParam(required = false) @Nullable Integer step, Model model) {
        model.addAttribute("page", pages.page(id, step));
        return "run/summary :: summary";
    }

    @GetMapping("/steps")
    String steps(@PathVariable RunId id, @RequestParam(required = false) @Nullable Integer step, Model model) {
        model.addAttribute("page", pages.page(id, step));
        return "run/steps :: steps";
    }

    @GetMapping("/tests")
    String tests(@PathVariable RunId id, Model model) {
        model.addAttribute("page", pages.page(id, null));
        return "run/tests :: tests";
    }

    @GetMapping("/log")
    String log(@PathVariable RunId id, @RequestParam(required = false) @Nullable Integer step, Model model) {
        model.addAttribute("log", pages.log(id, step, null));
        return "run/log :: log";
    }

    /** The lines after one, and what asks for those after them. */
    @GetMapping("/steps/{position}/output")
    String output(@PathVariable RunId id, @PathVariable int position, @RequestParam int after, Model model) {
        model.addAttribute("log", pages.log(id, position, after));
        return "run/log :: lines";
    }
}
