package dev.quarterdeck.platform.live;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream that an open page listens to. */
@Controller
class EventController {

    private final EventStreams streams;
    private final LiveEventRepository events;

    EventController(EventStreams streams, LiveEventRepository events) {
        this.streams = streams;
        this.events = events;
    }

    /** @param lastSeen sent by browsers that lost the connection: they get what they missed */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter show(
            @RequestParam("topic") Set<String> topics,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastSeen,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var emitter = streams.open(topics);
        if (lastSeen != null) {
            events.after(lastSeen).stream()
                    .filter(event -> event.topics().stream().anyMatch(topics::contains))
                    .forEach(event -> EventStreams.send(emitter, event));
        }
        return emitter;
    }
}
