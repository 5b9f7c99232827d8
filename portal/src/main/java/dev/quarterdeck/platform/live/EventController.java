package dev.quarterdeck.platform.live;

import static org.springframework.http.HttpHeaders.CACHE_CONTROL;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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

    private static final int TOPICS = 200;

    private final EventStreams streams;
    private final LiveEventRepository events;

    EventController(EventStreams streams, LiveEventRepository events) {
        this.streams = streams;
        this.events = events;
    }

    /**
     * @param lastSeen sent by browsers that lost the connection: they get what they missed
     * @param last the same, said by a page that opens a new stream
     * @param rendered milliseconds since 1970 at which the page was made: what happened since then is not on it
     */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter show(
            @RequestParam("topic") @Size(max = TOPICS) Set<String> topics,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastSeen,
            @RequestParam(required = false) @Nullable Long last,
            @RequestParam(required = false) @Nullable Long rendered,
            HttpServletResponse response) {
        response.setHeader(CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        // it listens before it catches up: hearing something twice does no harm, missing it would
        var stream = streams.open(topics);
        missed(lastSeen == null ? last : lastSeen, rendered).forEach(stream::tell);
        stream.beat();
        return stream.emitter();
    }

    private List<LiveEvent> missed(@Nullable Long last, @Nullable Long rendered) {
        if (last != null) {
            return events.after(last);
        }
        return rendered == null ? List.of() : events.since(Instant.ofEpochMilli(rendered));
    }
}
