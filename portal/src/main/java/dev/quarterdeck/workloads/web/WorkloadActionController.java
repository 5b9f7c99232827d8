package dev.quarterdeck.workloads.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.Workloads;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Restarts and evictions, as resources of a workload. */
@Controller
@RequestMapping("/workloads/{environment}/{name}")
@PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
class WorkloadActionController {

    private final Workloads workloads;

    WorkloadActionController(Workloads workloads) {
        this.workloads = workloads;
    }

    @PostMapping("/restarts")
    String createRestart(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam String reason,
            Principal person,
            RedirectAttributes redirect) {
        if (Reason.isTooShort(reason)) {
            redirect.addFlashAttribute("refusal", Reason.TOO_SHORT);
        } else {
            workloads.restart(EntityRef.component(name), environment, person.getName(), reason.strip());
            redirect.addFlashAttribute("done", "Restarting, one replica after another.");
        }
        return "redirect:/workloads/{environment}/{name}";
    }

    @PostMapping("/evictions")
    String createEviction(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam String replica,
            Principal person,
            RedirectAttributes redirect) {
        workloads.evict(EntityRef.component(name), environment, replica, person.getName());
        redirect.addFlashAttribute("done", "%s is being replaced.".formatted(replica));
        return "redirect:/workloads/{environment}/{name}";
    }
}
