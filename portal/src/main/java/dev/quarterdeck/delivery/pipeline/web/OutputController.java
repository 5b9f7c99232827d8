package dev.quarterdeck.delivery.pipeline.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.delivery.pipeline.RunId;
import dev.quarterdeck.delivery.pipeline.RunQuery;
import dev.quarterdeck.delivery.pipeline.StepQuery;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The whole output of a step as plain text. */
@Controller
class OutputController {

    private static final int CHUNKS = 100;

    private final RunQuery runs;
    private final StepQuery steps;

    OutputController(RunQuery runs, StepQuery steps) {
        this.runs = runs;
        this.steps = steps;
    }

    @GetMapping("/runs/{id}/steps/{position}/output.txt")
    ResponseEntity<StreamingResponseBody> show(@PathVariable RunId id, @PathVariable int position) {
        var run = runs.get(id);
        var file = "%s-run-%d-step-%d.txt".formatted(run.component().name(), run.number(), position);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(file).build().toString())
                .body(output -> write(id, position, output));
    }

    private void write(RunId id, int position, OutputStream output) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(output, UTF_8));
        var last = 0;
        for (var chunks = steps.outputOf(id, position, 0, CHUNKS);
                !chunks.isEmpty();
                chunks = steps.outputOf(id, position, last, CHUNKS)) {
            for (var chunk : chunks) {
                for (var line : chunk.lines()) {
                    writer.write(line);
                    writer.write('\n');
                }
                last = chunk.firstLine() + chunk.lines().size() - 1;
            }
        }
        writer.flush();
    }
}
