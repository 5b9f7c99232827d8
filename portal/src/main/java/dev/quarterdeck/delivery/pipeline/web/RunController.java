package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.PipelineRuns;
import dev.quarterdeck.delivery.pipeline.RunFilter;
import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunQuery;
import dev.quarterdeck.delivery.pipeline.RunRequest;
import dev.quarterdeck.delivery.pipeline.RunState;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Known;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Refused;
import dev.quarterdeck.delivery.pipeline.StartOutcome.Started;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class RunController {

    private static final int ROWS = 50;

    private final PipelineRuns runs;
    private final RunQuery query;
    private final RunPages pages;
    private final Clock clock;

    RunController(PipelineRuns runs, RunQuery query, RunPages pages, Clock clock) {
        this.runs = runs;
        this.query = query;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/runs")
    String index(
            @RequestParam(required = false) @Nullable String component,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable RunId after,
            Model model) {
        var filter = new RunFilter(component(component), state(state));
        model.addAttribute("list", RunList.of(filter, query.page(filter, after, ROWS), clock.instant()));
        model.addAttribute("first", after == null);
        return "run/index";
    }

    static @Nullable EntityRef component(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : EntityRef.parse(text.strip(), "component", EntityRef.DEFAULT_NAMESPACE);
    }

    private static @Nullable RunState state(@Nullable String word) {
        return word == null || word.isBlank() ? null : RunState.of(word);
    }

    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    @PostMapping("/runs")
    String create(
            @RequestParam String component,
            @RequestParam(required = false) @Nullable String branch,
            @RequestParam(required = false) @Nullable String requestKey,
            Principal user,
            RedirectAttributes redirect) {
        var ref = EntityRef.parse(component.strip(), "component", EntityRef.DEFAULT_NAMESPACE);
        var request = RunRequest.by(user.getName(), ref, blankToNull(branch), blankToNull(requestKey));
        return switch (runs.start(request)) {
            case Started(var run) -> "redirect:/runs/" + run.id();
            case Known(var run) -> "redirect:/runs/" + run.id();
            case Refused(var reason) -> {
                redirect.addAttribute("component", ref.toString());
                redirect.addFlashAttribute("refusal", reason);
                yield "redirect:/runs";
            }
        };
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @GetMapping("/runs/{id}")
    String show(
            @PathVariable RunId id,
            @RequestParam(required = false) @Nullable Integer step,
            @RequestParam(required = false) @Nullable Integer after,
            Model model) {
        model.addAttribute("page", pages.page(id, step));
        model.addAttribute("log", pages.log(id, step, after));
        return "run/show";
    }
}
