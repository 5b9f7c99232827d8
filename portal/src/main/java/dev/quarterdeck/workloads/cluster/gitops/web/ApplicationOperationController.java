package dev.quarterdeck.workloads.cluster.gitops.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationDetails;
import dev.quarterdeck.workloads.cluster.gitops.ApplicationOperations;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Argo CD is asked for: first a page that says what it does and how it is undone, then the press. */
@Controller
@RequestMapping("/clusters/{cluster}/applications/{namespace}/{name}/operations")
class ApplicationOperationController {

    private final ApplicationDetails applications;
    private final ApplicationOperations operations;

    ApplicationOperationController(ApplicationDetails applications, ApplicationOperations operations) {
        this.applications = applications;
        this.operations = operations;
    }

    @GetMapping("/new")
    String form(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            ApplicationForm form,
            Model model) {
        model.addAttribute("page", new ApplicationPage(applications.of(cluster, namespace, name)));
        model.addAttribute("form", form);
        model.addAttribute("wanted", ApplicationVerbView.of(form.wanted()));
        return "application/operation";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            ApplicationForm form,
            Principal person,
            RedirectAttributes redirect) {
        if (Reason.isTooShort(form.reasonGiven())) {
            return again(form, Reason.TOO_SHORT, redirect);
        }
        try {
            var wish = form.wish(namespace, name);
            return switch (operations.ask(cluster, wish, person.getName(), form.reasonGiven())) {
                case Outcome.Done(var sentence) -> {
                    redirect.addFlashAttribute("done", sentence);
                    yield "redirect:/clusters/{cluster}/applications/{namespace}/{name}";
                }
                case Outcome.Refused(var why) -> again(form, why, redirect);
                case Outcome.Conflicted(var why) -> again(form, why, redirect);
                case Outcome.Failed(var why) -> again(form, why, redirect);
            };
        } catch (IllegalArgumentException | SourceUnavailable e) {
            return again(form, String.valueOf(e.getMessage()), redirect);
        }
    }

    private static String again(ApplicationForm form, String refusal, RedirectAttributes redirect) {
        redirect.addFlashAttribute("refusal", refusal);
        redirect.addFlashAttribute("reason", form.reason());
        redirect.addAttribute("verb", form.verb());
        redirect.addAttribute("revision", form.revision());
        redirect.addAttribute("history", form.history());
        redirect.addAttribute("prune", form.prune());
        redirect.addAttribute("dryRun", form.dryRun());
        return "redirect:/clusters/{cluster}/applications/{namespace}/{name}/operations/new";
    }
}
