package dev.quarterdeck.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.catalog.source.EntityChange;
import dev.quarterdeck.catalog.source.SourceId;
import dev.quarterdeck.catalog.source.Upload;
import dev.quarterdeck.catalog.source.UploadOutcome.Read;
import dev.quarterdeck.catalog.source.UploadOutcome.Refused;
import dev.quarterdeck.catalog.source.Uploads;
import dev.quarterdeck.platform.DiffLine;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.LineDiff;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a file in after showing what that would change. */
@Controller
@RequestMapping("/catalog/uploads")
@PreAuthorize("hasRole('ADMIN')")
class UploadController {

    private static final Resource SCORECARD = new ClassPathResource("catalog/scorecard.yaml");

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    /** An entity as it would become. */
    record ChangedEntity(EntityRef ref, String word, List<DiffLine> lines) {

        private static ChangedEntity of(EntityChange change) {
            return new ChangedEntity(
                    change.ref(),
                    change.word(),
                    LineDiff.between(
                            Objects.requireNonNullElse(change.before(), ""),
                            Objects.requireNonNullElse(change.after(), "")));
        }
    }

    /**
     * @param source whose file is to be changed
     * @param template null for none, {@code scorecard} for a scorecard to begin with
     */
    @GetMapping("/new")
    String form(@RequestParam @Nullable SourceId source, @RequestParam @Nullable String template, Model model)
            throws IOException {
        if (source != null) {
            uploads.find(source).ifPresent(upload -> model.addAttribute("upload", upload));
        } else if ("scorecard".equals(template)) {
            var example = SCORECARD.getContentAsString(UTF_8);
            model.addAttribute("upload", new Upload("scorecard.yaml", example));
        }
        return "catalog/upload";
    }

    /** @param file wins over {@code content} if one was chosen */
    @PostMapping("/previews")
    String preview(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String content,
            @RequestParam @Nullable MultipartFile file,
            Principal person,
            Model model)
            throws IOException {
        var upload = upload(name, content, file);
        model.addAttribute("upload", upload);
        switch (uploads.preview(upload, person.getName())) {
            case Refused(var reason) -> model.addAttribute("refusal", reason);
            case Read read -> {
                model.addAttribute("read", read);
                model.addAttribute(
                        "changes",
                        read.changes().stream().map(ChangedEntity::of).toList());
            }
        }
        return "catalog/upload";
    }

    private static Upload upload(String name, String content, @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return new Upload(name.strip(), content);
        }
        var called = name.isBlank() ? Objects.requireNonNullElse(file.getOriginalFilename(), "") : name.strip();
        return new Upload(called, new String(file.getBytes(), UTF_8));
    }

    @PostMapping
    String create(
            @RequestParam String name,
            @RequestParam String content,
            Principal person,
            Model model,
            RedirectAttributes redirect) {
        var upload = new Upload(name, content);
        return switch (uploads.take(upload, person.getName())) {
            case Refused(var reason) -> {
                model.addAttribute("upload", upload);
                model.addAttribute("refusal", reason);
                yield "catalog/upload";
            }
            case Read read -> {
                redirect.addFlashAttribute("done", RefreshWords.of(read.outcome()));
                yield "redirect:/catalog/sources/" + read.source();
            }
        };
    }
}
