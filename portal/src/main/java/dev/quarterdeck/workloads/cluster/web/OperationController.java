package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.cluster.ObjectDetails;
import dev.quarterdeck.workloads.cluster.Operations;
import java.security.Principal;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done to objects by hand: first a page that says what it does and how it is undone, then the press. */
@Controller
@RequestMapping("/clusters/{cluster}/objects/{kind}/{namespace}/{name}/operations")
class OperationController {

    private final ObjectDetails objects;
    private final Operations operations;

    OperationController(ObjectDetails objects, Operations operations) {
        this.objects = objects;
        this.operations = operations;
    }

    @GetMapping("/new")
    String form(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            OperationForm form,
            Model model) {
        var detail = objects.of(cluster, ObjectPath.id(kind, namespace, name), true, false);
        model.addAttribute("page", new ObjectPage(detail, true, false));
        model.addAttribute("form", form);
        model.addAttribute(
                "once", HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
        model.addAttribute("wanted", VerbView.of(form.wanted(), detail.object()));
        return "cluster/operation";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            OperationForm form,
            Principal person,
            RedirectAttributes redirect) {
        if (Reason.isTooShort(form.reasonGiven())) {
            return again(form, Reason.TOO_SHORT, redirect);
        }
        try {
            var wish = form.wish(ObjectPath.id(kind, namespace, name));
            return switch (operations.ask(cluster, wish, person.getName(), form.reasonGiven())) {
                case Outcome.Done(var sentence) -> {
                    redirect.addFlashAttribute("done", sentence);
                    yield "redirect:/clusters/{cluster}/objects/{kind}/{namespace}/{name}";
                }
                case Outcome.Refused(var why) -> again(form, why, redirect);
                case Outcome.Conflicted(var why) -> again(form, why, redirect);
                case Outcome.Failed(var why) -> again(form, why, redirect);
            };
        } catch (IllegalArgumentException | SourceUnavailable e) {
            return again(form, String.valueOf(e.getMessage()), redirect);
        }
    }

    private static String again(OperationForm form, String refusal, RedirectAttributes redirect) {
        redirect.addFlashAttribute("refusal", refusal);
        redirect.addFlashAttribute("reason", form.reason());
        redirect.addAttribute("verb", form.verb());
        redirect.addAttribute("replicas", form.replicas());
        redirect.addAttribute("revision", form.revision());
        redirect.addAttribute("unowned", form.unowned());
        return "redirect:/clusters/{cluster}/objects/{kind}/{namespace}/{name}/operations/new";
    }
}
