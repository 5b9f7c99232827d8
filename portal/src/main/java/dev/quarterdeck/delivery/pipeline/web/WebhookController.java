package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.Run;
import dev.quarterdeck.delivery.pipeline.webhook.Push;
import dev.quarterdeck.delivery.pipeline.webhook.Pushes;
import dev.quarterdeck.delivery.pipeline.webhook.WebhookSecret;
import dev.quarterdeck.platform.web.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where hosts of Git repositories report pushes; who knows the secret may, nobody else. */
@RestController
class WebhookController {

    private static final int LARGEST_BODY = 25_000_000;

    private final WebhookSecret secret;
    private final Pushes pushes;
    private final JsonMapper json;

    WebhookController(WebhookSecret secret, Pushes pushes, JsonMapper json) {
        this.secret = secret;
        this.pushes = pushes;
        this.json = json;
    }

    @PostMapping("/webhooks/git")
    ResponseEntity<Object> create(
            @RequestHeader(name = "X-GitHub-Event", defaultValue = "push") String event,
            @RequestHeader(name = "X-Hub-Signature-256", required = false) @Nullable String signature,
            InputStream input)
            throws IOException {
        var body = input.readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "A push of more than 25 MB is not read.");
        }
        if (!secret.signed(body, signature)) {
            return Problems.of(
                    HttpStatus.UNAUTHORIZED,
                    "X-Hub-Signature-256 does not belong to this body and the secret of this portal.");
        }
        if (!event.equals("push")) {
            return ResponseEntity.ok(new Answer("Only pushes start runs; this was a %s.".formatted(event), List.of()));
        }
        try {
            var started = pushes.receive(json.readValue(body, Push.class));
            return ResponseEntity.accepted().body(Answer.of(started));
        } catch (JacksonException e) {
            return Problems.of(HttpStatus.BAD_REQUEST, "The body is not a push event: " + e.getOriginalMessage());
        }
    }

    private record Answer(String message, List<StartedRun> runs) {

        static Answer of(List<Run> runs) {
            var message = runs.isEmpty() ? "Nothing to build that is not built already." : "Runs were started.";
            return new Answer(message, runs.stream().map(StartedRun::of).toList());
        }
    }

    private record StartedRun(String id, String component, String version, String path) {

        static StartedRun of(Run run) {
            return new StartedRun(run.id().toString(), run.component().toString(), run.version(), "/runs/" + run.id());
        }
    }
}
