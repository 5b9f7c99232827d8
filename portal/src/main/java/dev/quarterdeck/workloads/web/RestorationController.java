package dev.quarterdeck.workloads.web;

import dev.quarterdeck.connector.cluster.WorkloadId;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.workloads.Workloads;
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

/** Putting back what others changed: first a page that says what is taken from whom, then the press. */
@Controller
@RequestMapping("/workloads/{environment}/{name}/restorations")
class RestorationController {

    private final Workloads workloads;
    private final Environments environments;

    RestorationController(Workloads workloads, Environments environments) {
        this.workloads = workloads;
        this.environments = environments;
    }

    @GetMapping("/new")
    String form(@PathVariable String environment, @PathVariable String name, Model model) {
        model.addAttribute("environment", environments.get(environment));
        model.addAttribute("component", EntityRef.component(name));
        model.addAttribute("foreign", workloads.foreign(new WorkloadId(environment, name)));
        return "restoration/new";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String create(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam String seen,
            @RequestParam String reason,
            Principal person,
            RedirectAttributes redirect) {
        var now = workloads.foreign(new WorkloadId(environment, name)).mark();
        if (Reason.isTooShort(reason) || !now.equals(seen)) {
            redirect.addFlashAttribute(
                    "refusal",
                    Reason.isTooShort(reason)
                            ? Reason.TOO_SHORT
                            : "What others changed is something else since you looked. Look again.");
            redirect.addFlashAttribute("reason", reason);
            return "redirect:/workloads/{environment}/{name}/restorations/new";
        }
        workloads.putBack(EntityRef.component(name), environment, person.getName(), reason.strip());
        redirect.addFlashAttribute("done", "It is as the portal wants it again.");
        return "redirect:/workloads/{environment}/{name}";
    }
}
