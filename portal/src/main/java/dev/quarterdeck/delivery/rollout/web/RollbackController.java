package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.Revision;
import dev.quarterdeck.workloads.Workloads;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Going back: first a page that says what returns, then the press. */
@Controller
@RequestMapping("/rollbacks")
class RollbackController {

    private final Deployments deployments;
    private final Releases releases;
    private final Configurations configurations;
    private final Environments environments;
    private final Workloads workloads;

    RollbackController(
            Deployments deployments,
            Releases releases,
            Configurations configurations,
            Environments environments,
            Workloads workloads) {
        this.deployments = deployments;
        this.releases = releases;
        this.configurations = configurations;
        this.environments = environments;
        this.workloads = workloads;
    }

    @GetMapping("/new")
    String form(@RequestParam EntityRef component, @RequestParam String environment, Model model) {
        model.addAttribute("component", component);
        model.addAttribute("environment", environments.get(environment));
        var now = workloads.desired(component, environment);
        var target = deployments.rollBackTarget(component, environment);
        now.ifPresent(revision -> {
            model.addAttribute("now", release(revision));
            model.addAttribute("from", revision.toString());
        });
        target.ifPresent(revision -> model.addAttribute("target", release(revision)));
        if (now.isPresent() && target.isPresent()) {
            model.addAttribute(
                    "changes",
                    configurations
                            .get(now.get().configuration())
                            .changesTo(configurations.get(target.get().configuration())));
        }
        return "rollback/new";
    }

    private Release release(Revision revision) {
        return releases.get(new ReleaseId(revision.release()));
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'APPROVER', 'ADMIN')")
    String create(
            @RequestParam EntityRef component,
            @RequestParam String environment,
            @RequestParam String from,
            @RequestParam String reason,
            Principal person,
            RedirectAttributes redirect) {
        if (Reason.isTooShort(reason)) {
            redirect.addFlashAttribute("refusal", Reason.TOO_SHORT);
            redirect.addFlashAttribute("reason", reason);
            return back(component, environment, redirect);
        }
        var seen = deployments.underWay(component, environment).isPresent()
                || workloads
                        .desired(component, environment)
                        .filter(now -> now.toString().equals(from))
                        .isPresent();
        if (!seen) {
            redirect.addFlashAttribute(
                    "refusal", "What runs there has changed since you looked. Look again at what would come back.");
            redirect.addFlashAttribute("reason", reason);
            return back(component, environment, redirect);
        }
        var deployment = deployments.rollBack(component, environment, person.getName(), reason.strip());
        if (deployment.isEmpty()) {
            redirect.addFlashAttribute("refusal", "Nothing ran there before, so there is nothing to go back to.");
            return back(component, environment, redirect);
        }
        return "redirect:/deployments/" + deployment.get();
    }

    private static String back(EntityRef component, String environment, RedirectAttributes redirect) {
        redirect.addAttribute("component", component);
        redirect.addAttribute("environment", environment);
        return "redirect:/rollbacks/new";
    }
}
