package dev.quarterdeck.signals.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.QueryRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A query of one's own, with its answer. */
@Controller
@RequestMapping("/signals/ask")
class AskController {

    private final Ask ask;

    AskController(Ask ask) {
        this.ask = ask;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable String source,
            SignalFilter filter,
            Model model) {
        var names = ask.names();
        var chosen =
                source == null || source.isBlank() ? names.stream().findFirst().orElse(null) : source;
        model.addAttribute("query", query);
        model.addAttribute("sources", names);
        model.addAttribute("source", chosen);
        model.addAttribute("filter", filter);
        model.addAttribute("time", ask.time(filter));
        if (!query.isBlank() && chosen != null) {
            try {
                model.addAttribute("answer", ask.answer(chosen, query.strip(), filter));
            } catch (QueryRefused e) {
                model.addAttribute("refused", QueryRefusal.of(query.strip(), String.valueOf(e.getMessage())));
            } catch (SourceUnavailable e) {
                model.addAttribute("away", e.getMessage());
            }
        }
        return "signal/ask";
    }
}
