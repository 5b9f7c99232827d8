package dev.quarterdeck.signals.objective.web;

import dev.quarterdeck.signals.objective.OpenSloFiles;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Objectives from OpenSLO files: looked at first, then kept. */
@Controller
@RequestMapping("/signals/objectives/imports")
@PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
class ImportController {

    private final OpenSloFiles files;

    ImportController(OpenSloFiles files) {
        this.files = files;
    }

    @GetMapping("/new")
    String form(Model model) {
        model.addAttribute("kept", files.kept());
        model.addAttribute("imported", model.getAttribute("imported") != null);
        return "objective/import";
    }

    @PostMapping("/previews")
    String preview(@RequestParam(defaultValue = "") String text, Model model) {
        model.addAttribute("text", text);
        try {
            model.addAttribute("findings", files.preview(text));
        } catch (IllegalArgumentException e) {
            model.addAttribute("refusal", e.getMessage());
        }
        return form(model);
    }

    @PostMapping
    String create(@RequestParam(defaultValue = "") String text, Principal person, Model model) {
        try {
            model.addAttribute("findings", files.importAll(text, person.getName()));
            model.addAttribute("imported", true);
        } catch (IllegalArgumentException e) {
            model.addAttribute("text", text);
            model.addAttribute("refusal", e.getMessage());
        }
        return form(model);
    }
}
