package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.signals.trace.Traces;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/traces")
class TraceController {

    private final Traces traces;
    private final SearchPages pages;

    TraceController(Traces traces, SearchPages pages) {
        this.traces = traces;
        this.pages = pages;
    }

    @GetMapping
    String index(TraceSearch search, Model model) {
        model.addAttribute("page", pages.page(search));
        return "trace/index";
    }

    /** The slowest of a component in some time, to stand beside its charts. */
    @GetMapping("/examples")
    String examples(TraceSearch search, Model model) {
        model.addAttribute("page", pages.examples(search));
        return "trace/examples :: examples";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, TraceView view, Model model) {
        var found = traces.find(id, view.source());
        model.addAttribute("page", TracePage.of(found, view, traces.sources().size() > 1));
        return "trace/show";
    }
}
