package dev.quarterdeck.delivery.release.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.quarterdeck.delivery.release.Commit;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.delivery.release.TestSummary;
import dev.quarterdeck.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/releases")
@Tag(name = "Releases")
class ReleaseApi {

    private final Releases releases;

    ReleaseApi(Releases releases) {
        this.releases = releases;
    }

    @GetMapping
    @Operation(summary = "Releases, newest first")
    Page<ReleaseJson> index(
            @RequestParam(required = false) @Nullable String component,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var page = releases.page(ReleaseController.component(component), after, limit);
        return new Page<>(page.items().stream().map(ReleaseJson::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A release with its workload and what it contains that the one before it did not")
    Detailed show(@PathVariable long id) {
        var release = releases.get(new ReleaseId(id));
        return new Detailed(ReleaseJson.of(release), release.workload(), releases.commitsOf(release));
    }

    /** @param workload the Score file of the component at the commit */
    record Detailed(ReleaseJson release, @JsonRawValue String workload, List<Commit> commits) {}

    record ReleaseJson(
            long id,
            String component,
            String version,
            String commit,
            @Nullable Long run,
            String artifactSha256,
            long artifactBytes,
            TestSummary tests,
            Instant createdAt,
            String createdBy) {

        static ReleaseJson of(Release release) {
            return new ReleaseJson(
                    release.id().value(),
                    release.component().toString(),
                    release.version(),
                    release.commitSha(),
                    release.run(),
                    release.artifact().sha256(),
                    release.artifact().bytes(),
                    release.tests(),
                    release.createdAt(),
                    release.createdBy());
        }
    }
}
