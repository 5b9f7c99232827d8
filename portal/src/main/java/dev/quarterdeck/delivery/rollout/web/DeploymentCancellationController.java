package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.delivery.rollout.DeploymentId;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.platform.Reason;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ends a deployment that is not over. */
@Controller
class DeploymentCancellationController {

    private final Deployments deployments;

    DeploymentCancellationController(Deployments deployments) {
        this.deployments = deployments;
    }

    @PostMapping("/deployments/{id}/cancellation")
    @PreAuthorize("hasAnyRole('ENGINEER', 'APPROVER', 'ADMIN')")
    String create(
            @PathVariable DeploymentId id, @RequestParam String reason, Principal user, RedirectAttributes redirect) {
        if (Reason.isTooShort(reason)) {
            redirect.addFlashAttribute("reason", reason);
            redirect.addFlashAttribute("refusal", Reason.TOO_SHORT);
        } else if (!deployments.stop(id, user.getName(), reason.strip())) {
            redirect.addFlashAttribute(
                    "refusal", "It is too late to stop it: it has ended, or has nothing to go back to.");
        }
        return "redirect:/deployments/{id}";
    }
}
