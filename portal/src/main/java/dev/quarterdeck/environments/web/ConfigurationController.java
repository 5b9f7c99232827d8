package dev.quarterdeck.environments.web;

import dev.quarterdeck.environments.Configuration;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Reason;
import java.security.Principal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settings are edited as lines of {@code NAME=value}. */
@Controller
@RequestMapping("/environments/{environment}/configurations/{name}")
class ConfigurationController {

    private final Configurations configurations;
    private final Environments environments;
    private final RunningQuery running;

    ConfigurationController(Configurations configurations, Environments environments, RunningQuery running) {
        this.configurations = configurations;
        this.environments = environments;
        this.running = running;
    }

    @GetMapping
    String edit(@PathVariable String environment, @PathVariable String name, Model model) {
        var configuration = configurations.current(EntityRef.component(name), environment);
        model.addAttribute("environment", environments.get(environment));
        model.addAttribute("configuration", configuration);
        model.addAttribute(
                "running", running.in(environment, configuration.component()).orElse(null));
        if (!model.containsAttribute("settings")) {
            model.addAttribute(
                    "settings",
                    configuration.settings().entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining("\n")));
        }
        return "environment/configuration";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
    String update(
            @PathVariable String environment,
            @PathVariable String name,
            @RequestParam int base,
            @RequestParam(defaultValue = "") String settings,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes redirect) {
        try {
            if (Reason.isTooShort(reason)) {
                throw new IllegalArgumentException(Reason.TOO_SHORT);
            }
            var component = EntityRef.component(name);
            var saved = configurations
                    .save(component, environment, base, parse(settings), person.getName(), reason.strip())
                    .orElseThrow(() -> new IllegalArgumentException(
                            savedMeanwhile(configurations.current(component, environment))));
            redirect.addFlashAttribute(
                    "done",
                    "Configuration %d is kept. It takes effect with the next deployment.".formatted(saved.version()));
        } catch (IllegalArgumentException e) {
            redirect.addFlashAttribute("refusal", e.getMessage());
            redirect.addFlashAttribute("settings", settings);
            redirect.addFlashAttribute("reason", reason);
        }
        return "redirect:/environments/{environment}/configurations/{name}";
    }

    static String savedMeanwhile(Configuration newest) {
        return "%s has saved configuration %d meanwhile. Compare with it, then save again."
                .formatted(newest.createdBy(), newest.version());
    }

    /** @throws IllegalArgumentException naming the line that is not of the form {@code NAME=value} */
    static SortedMap<String, String> parse(String text) {
        var settings = new TreeMap<String, String>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            var parts = line.split("=", 2);
            if (parts.length < 2 || !parts[0].strip().matches("[A-Z_][A-Z0-9_]*")) {
                throw new IllegalArgumentException(
                        "Line %d, '%s': write NAME=value, the name in capital letters, digits and underscores."
                                .formatted(number, line.strip()));
            }
            settings.put(parts[0].strip(), parts[1].strip());
        }
        return settings;
    }
}
