package dev.quarterdeck.workloads.cluster.applyset.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.inventory.Outcome;
import dev.quarterdeck.workloads.cluster.Inventories;
import dev.quarterdeck.workloads.cluster.ObjectLists;
import dev.quarterdeck.workloads.cluster.applyset.SetApplications;
import dev.quarterdeck.workloads.cluster.applyset.SetDetails;
import dev.quarterdeck.workloads.cluster.applyset.SetName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Applying a set: a form that says where it comes from, a page that says what the cluster would make of it, the press. What
 * was typed goes along from page to page, for it may hold secrets, which the portal keeps nowhere.
 */
@Controller
@RequestMapping("/clusters/{cluster}/sets")
@PreAuthorize("hasAnyRole('ENGINEER', 'ADMIN')")
class SetApplicationController {

    private final Inventories inventories;
    private final ObjectLists objects;
    private final SetDetails details;
    private final SetApplications applications;

    SetApplicationController(
            Inventories inventories, ObjectLists objects, SetDetails details, SetApplications applications) {
        this.inventories = inventories;
        this.objects = objects;
        this.details = details;
        this.applications = applications;
    }

    /** @param name of a set that is there, to apply it again; null for a new one */
    @GetMapping("/new")
    String form(
            @PathVariable String cluster,
            @RequestParam @Nullable String namespace,
            @RequestParam @Nullable String name,
            Model model) {
        var form = namespace == null || name == null
                ? SetForm.empty()
                : SetForm.of(details.of(new SetName(cluster, namespace, name)));
        return form(cluster, form, model);
    }

    private String form(String cluster, SetForm form, Model model) {
        model.addAttribute("name", cluster);
        model.addAttribute("standing", inventories.of(cluster).standing());
        model.addAttribute("namespaces", objects.namespaces(cluster));
        model.addAttribute("form", form);
        return "applyset/form";
    }

    /** @param files whose texts are added to what was typed */
    @PostMapping("/plans")
    String preview(
            @PathVariable String cluster,
            SetForm typed,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var form = typed.withManifests(joined(typed, files));
        return plan(cluster, form, request, response, model);
    }

    private static String joined(SetForm typed, @Nullable List<MultipartFile> files) throws IOException {
        var text = new StringBuilder(Objects.requireNonNullElse(typed.manifests(), ""));
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n---\n").append(new String(file.getBytes(), UTF_8));
            }
        }
        return text.toString();
    }

    private String plan(
            String cluster, SetForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            var set = form.set(cluster);
            model.addAttribute("preview", applications.preview(set, form.source(), request.isUserInRole("ADMIN")));
            model.addAttribute("set", set);
            model.addAttribute("form", form);
            model.addAttribute("standing", inventories.of(cluster).standing());
            return "applyset/plan";
        } catch (IllegalArgumentException | SourceUnavailable e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", e.getMessage());
            return form(cluster, form, model);
        }
    }

    @PostMapping
    String create(
            @PathVariable String cluster,
            SetForm form,
            Principal person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            var set = form.set(cluster);
            var wish = form.wish(person.getName(), request.isUserInRole("ADMIN"));
            return switch (applications.apply(set, form.source(), wish)) {
                case Outcome.Done(var sentence) -> shown(set, "done", sentence, redirect);
                case Outcome.Failed(var why) -> shown(set, "refusal", why, redirect);
                case Outcome.Refused(var why) -> again(cluster, form, why, request, response, model);
                case Outcome.Conflicted(var why) -> again(cluster, form, why, request, response, model);
            };
        } catch (IllegalArgumentException | SourceUnavailable e) {
            return again(cluster, form, String.valueOf(e.getMessage()), request, response, model);
        }
    }

    private static String shown(SetName set, String word, String sentence, RedirectAttributes redirect) {
        redirect.addFlashAttribute(word, sentence);
        redirect.addAttribute("namespace", set.namespace());
        redirect.addAttribute("name", set.name());
        return "redirect:/clusters/{cluster}/sets/{namespace}/{name}";
    }

    /** Looks anew at what it would do, and says why it was not done. */
    private String again(
            String cluster,
            SetForm form,
            String refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        var page = plan(cluster, form, request, response, model);
        model.addAttribute("refusal", refusal);
        return page;
    }
}
