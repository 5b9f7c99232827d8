package dev.quarterdeck.workloads.cluster.applyset.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.applyset.SetApplications;
import dev.quarterdeck.workloads.cluster.applyset.SetDetails;
import dev.quarterdeck.workloads.cluster.applyset.SetName;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Removing what a set made: first a page that names it, then the press. */
@Controller
@RequestMapping("/clusters/{cluster}/sets/{namespace}/{name}/removals")
@PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
class SetRemovalController {

    private final Inventories inventories;
    private final SetDetails details;
    private final SetApplications applications;

    SetRemovalController(Inventories inventories, SetDetails details, SetApplications applications) {
        this.inventories = inventories;
        this.details = details;
        this.applications = applications;
    }

    @GetMapping("/new")
    String form(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            HttpServletRequest request,
            Model model) {
        var set = details.of(new SetName(cluster, namespace, name)).name();
        model.addAttribute("set", set);
        model.addAttribute("standing", inventories.of(cluster).standing());
        model.addAttribute("preview", applications.previewRemoval(set, request.isUserInRole("ADMIN")));
        return "applyset/removal";
    }

    @PostMapping
    String create(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            SetForm form,
            Principal person,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        try {
            var set = new SetName(cluster, namespace, name);
            var wish = form.wish(person.getName(), request.isUserInRole("ADMIN"));
            return switch (applications.remove(set, wish)) {
                case Outcome.Done(var sentence) -> {
                    redirect.addFlashAttribute("done", sentence.isEmpty() ? "Nothing was removed." : sentence);
                    yield "redirect:/clusters/{cluster}/sets";
                }
                case Outcome.Failed(var why) -> again(form, why, redirect);
                case Outcome.Refused(var why) -> again(form, why, redirect);
                case Outcome.Conflicted(var why) -> again(form, why, redirect);
            };
        } catch (IllegalArgumentException | SourceUnavailable e) {
            return again(form, String.valueOf(e.getMessage()), redirect);
        }
    }

    private static String again(SetForm form, String refusal, RedirectAttributes redirect) {
        redirect.addFlashAttribute("refusal", refusal);
        redirect.addFlashAttribute("reason", form.reason());
        return "redirect:/clusters/{cluster}/sets/{namespace}/{name}/removals/new";
    }
}
