package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.trace.TraceComparison;
import dev.quarterdeck.signals.trace.Traces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two traces side by side. */
@Controller
class ComparisonController {

    private final Traces traces;

    ComparisonController(Traces traces) {
        this.traces = traces;
    }

    /** @param trace the ids of both */
    @GetMapping("/traces/comparisons")
    String show(
            @RequestParam(required = false) @Nullable List<String> trace,
            @RequestParam(required = false) @Nullable String source,
            Model model) {
        if (trace == null || trace.size() != 2) {
            throw new IllegalArgumentException(
                    "Compare: choose two traces, not %d".formatted(trace == null ? 0 : trace.size()));
        }
        return show(traces.find(trace.getFirst(), source), traces.find(trace.getLast(), source), model);
    }

    /** With another that took as long as such do mostly. */
    @GetMapping("/traces/{id}/comparison")
    String show(@PathVariable String id, @RequestParam(required = false) @Nullable String source, Model model) {
        var found = traces.find(id, source);
        var usual = traces.usual(found)
                .orElseThrow(() -> new NotFound("No other trace began with %s within an hour of it."
                        .formatted(found.waterfall().root().span().name())));
        return show(traces.find(usual, found.source()), found, model);
    }

    private static String show(Traces.Found one, Traces.Found other, Model model) {
        model.addAttribute("comparison", TraceComparison.of(one.waterfall(), other.waterfall()));
        model.addAttribute("one", one);
        model.addAttribute("other", other);
        return "trace/comparison";
    }
}
