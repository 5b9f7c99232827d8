package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.CancelOutcome.AlreadyFinished;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.Cancelled;
import dev.quarterdeck.delivery.pipeline.CancelOutcome.Cancelling;
import dev.quarterdeck.delivery.pipeline.PipelineRuns;
import dev.quarterdeck.delivery.pipeline.RunId;
import java.security.Principal;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/runs/{id}/cancellation")
@PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
class CancellationController {

    private final PipelineRuns runs;
    private final RunPages pages;

    CancellationController(PipelineRuns runs, RunPages pages) {
        this.runs = runs;
        this.pages = pages;
    }

    @GetMapping
    String form(@PathVariable RunId id, Model model) {
        model.addAttribute("page", pages.page(id, null));
        return "run/cancellation";
    }

    @PostMapping
    String create(@PathVariable RunId id, Principal user, RedirectAttributes redirect) {
        switch (runs.cancel(id, user.getName())) {
            case Cancelled(var run) -> redirect.addFlashAttribute("done", run.title() + " was cancelled.");
            case Cancelling(var run) -> redirect.addFlashAttribute("done", run.title() + " is being cancelled.");
            case AlreadyFinished(var run) ->
                redirect.addFlashAttribute(
                        "refusal",
                        "%s had ended already: it %s."
                                .formatted(
                                        run.title(),
                                        StateView.of(run.state()).word().toLowerCase(Locale.ROOT)));
        }
        return "redirect:/runs/" + id;
    }
}
