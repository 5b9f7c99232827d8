package dev.quarterdeck.signals.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Signals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/signals")
class SignalController {

    private final Signals signals;
    private final SignalPages pages;

    SignalController(Signals signals, SignalPages pages) {
        this.signals = signals;
        this.pages = pages;
    }

    @GetMapping
    String index(Model model) {
        list(model);
        return "signal/index";
    }

    @GetMapping("/rows")
    String rows(Model model) {
        list(model);
        return "signal/index :: rows";
    }

    private void list(Model model) {
        var overview = signals.overview();
        model.addAttribute("lately", overview.lately());
        model.addAttribute("sources", overview.sources());
    }

    @GetMapping("/{kind}/{namespace}/{name}")
    String show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            SignalFilter filter,
            Model model) {
        model.addAttribute("page", pages.page(new EntityRef(kind, namespace, name), filter));
        model.addAttribute("comparisons", Comparison.values());
        return "signal/show";
    }
}
