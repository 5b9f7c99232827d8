package dev.quarterdeck.signals.log.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.search.LogFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The lines as a file. They are written as they are read, however many there are. */
@Controller
class LogDownloadController {

    private static final int MOST = 1_000_000;

    private final Logs logs;
    private final LogPages pages;
    private final JsonMapper json;

    LogDownloadController(Logs logs, LogPages pages, JsonMapper json) {
        this.logs = logs;
        this.pages = pages;
        this.json = json;
    }

    /** @param format {@code txt} as they were written, or {@code ndjson} with what was read of each */
    @GetMapping("/logs/{kind}/{namespace}/{name}/download")
    void show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(defaultValue = "txt") String format,
            LogRequest request,
            HttpServletResponse response)
            throws IOException {
        var asJson = format.equals("ndjson");
        var place = pages.place(new EntityRef(kind, namespace, name), request);
        var filter = pages.filter(request);
        response.setContentType(asJson ? "application/x-ndjson" : "text/plain");
        response.setCharacterEncoding(UTF_8.name());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s-%s.%s\""
                        .formatted(fileName(name), fileName(place.environment()), asJson ? "ndjson" : "log"));
        try (var out = new OutputStreamWriter(response.getOutputStream(), UTF_8)) {
            write(request.sourceOr(), place, filter, asJson, out);
        } catch (UncheckedIOException e) {
            // whoever asked has gone
            throw e.getCause();
        }
    }

    private static String fileName(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private void write(String source, LogPlace place, LogFilter filter, boolean asJson, Writer out) {
        var written = new AtomicInteger();
        logs.each(source, place, filter, entry -> {
            try {
                out.write(asJson ? json.writeValueAsString(LogApi.Line.of(entry)) : plain(entry));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return written.incrementAndGet() < MOST;
        });
    }

    private static String plain(LogEntry entry) {
        // a trace within an object is in its text already
        return entry.raw().startsWith("{") || entry.more().isEmpty()
                ? entry.raw()
                : entry.raw() + "\n" + String.join("\n", entry.more());
    }
}
