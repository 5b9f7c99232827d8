package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.source.EntityChange;
import dev.quarterdeck.catalog.source.Upload;
import dev.quarterdeck.catalog.source.UploadOutcome;
import dev.quarterdeck.catalog.source.UploadOutcome.Read;
import dev.quarterdeck.catalog.source.UploadOutcome.Refused;
import dev.quarterdeck.catalog.source.Uploads;
import dev.quarterdeck.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/catalog/uploads")
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Catalog")
class UploadApi {

    private final Uploads uploads;

    UploadApi(Uploads uploads) {
        this.uploads = uploads;
    }

    /** @param content descriptors in YAML */
    record UploadRequest(@NotNull String name, @NotNull String content) {

        private Upload upload() {
            return new Upload(name, content);
        }
    }

    /** @param change added, changed or orphaned */
    record Changed(String ref, String change) {

        private static Changed of(EntityChange change) {
            return new Changed(change.ref().toString(), change.word());
        }
    }

    record UploadResponse(String message, List<Changed> changes, List<ProblemResponse> problems) {

        private static UploadResponse of(Read read) {
            return new UploadResponse(
                    RefreshWords.of(read.outcome()),
                    read.changes().stream().map(Changed::of).toList(),
                    read.problems().stream().map(ProblemResponse::of).toList());
        }
    }

    @PostMapping("/previews")
    @Operation(summary = "What an upload would change; changes nothing")
    ResponseEntity<Object> preview(@Valid @RequestBody UploadRequest request, Principal user) {
        return answer(uploads.preview(request.upload(), user.getName()), HttpStatus.OK);
    }

    @PostMapping
    @Operation(summary = "Takes descriptors in, in the place of what was uploaded by this name before")
    ResponseEntity<Object> create(@Valid @RequestBody UploadRequest request, Principal user) {
        return answer(uploads.take(request.upload(), user.getName()), HttpStatus.CREATED);
    }

    private static ResponseEntity<Object> answer(UploadOutcome outcome, HttpStatus success) {
        return switch (outcome) {
            case Read read -> ResponseEntity.status(success).body(UploadResponse.of(read));
            case Refused(var reason) -> Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, reason);
        };
    }
}
