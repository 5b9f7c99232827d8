package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.cluster.helm.ClusterReleases;
import dev.quarterdeck.workloads.cluster.helm.ReleaseRollBacks;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Going back to what a release was: first a page that says what the cluster would make of it, then the press. */
@Controller
@RequestMapping("/clusters/{cluster}/releases/{namespace}/{name}/rollbacks")
class HelmRollBackController {

    private final ClusterReleases releases;
    private final ReleaseRollBacks rollBacks;

    HelmRollBackController(ClusterReleases releases, ReleaseRollBacks rollBacks) {
        this.releases = releases;
        this.rollBacks = rollBacks;
    }

    @GetMapping("/new")
    String form(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam int revision,
            Model model) {
        model.addAttribute("page", new HelmReleasePage(releases.of(cluster, namespace, name, null), null));
        model.addAttribute("revision", revision);
        model.addAttribute("plan", HelmRollBackView.of(rollBacks.preview(cluster, namespace, name, revision)));
        return "helm/rollback";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            HelmRollBackForm form,
            Principal person,
            RedirectAttributes redirect) {
        if (Reason.isTooShort(form.reasonGiven())) {
            return again(form, Reason.TOO_SHORT, redirect);
        }
        try {
            var wanted = form.wanted(namespace, name);
            return switch (rollBacks.ask(cluster, wanted, person.getName(), form.reasonGiven())) {
                case Outcome.Done(var sentence) -> {
                    redirect.addFlashAttribute("done", sentence);
                    yield "redirect:/clusters/{cluster}/releases/{namespace}/{name}";
                }
                case Outcome.Failed(var why) -> {
                    redirect.addFlashAttribute("refusal", why);
                    yield "redirect:/clusters/{cluster}/releases/{namespace}/{name}";
                }
                case Outcome.Refused(var why) -> again(form, why, redirect);
                case Outcome.Conflicted(var why) -> again(form, why, redirect);
            };
        } catch (IllegalArgumentException | SourceUnavailable e) {
            return again(form, String.valueOf(e.getMessage()), redirect);
        }
    }

    private static String again(HelmRollBackForm form, String refusal, RedirectAttributes redirect) {
        redirect.addFlashAttribute("refusal", refusal);
        redirect.addFlashAttribute("reason", form.reason());
        redirect.addAttribute("revision", form.revision());
        return "redirect:/clusters/{cluster}/releases/{namespace}/{name}/rollbacks/new";
    }
}
