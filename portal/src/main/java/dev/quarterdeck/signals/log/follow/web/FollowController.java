package dev.quarterdeck.signals.log.follow.web;

import static org.springframework.http.HttpHeaders.CACHE_CONTROL;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.replica.LogCursor;
import dev.quarterdeck.signals.log.search.LogFilter;
import dev.quarterdeck.signals.log.web.LogRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of lines that an open page follows. */
@Controller
class FollowController {

    private final FollowRooms rooms;
    private final Clock clock;

    FollowController(FollowRooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * @param lastSeen sent by browsers that lost the connection: they get what they missed, and nothing twice; without it
     *     {@code after} of the request says what the page has
     */
    @GetMapping(path = "/logs/{kind}/{namespace}/{name}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
            LogRequest request,
            HttpServletResponse response) {
        response.setHeader(CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var environment = request.environment();
        if (environment == null || environment.isBlank()) {
            throw new IllegalArgumentException("Environment: which one is followed?");
        }
        var place = new LogPlace(new EntityRef(kind, namespace, name), environment);
        var from = lastSeen == null || lastSeen.isBlank() ? request.after() : lastSeen;
        return rooms.enter(place, still(request), from == null || from.isBlank() ? null : LogCursor.of(from));
    }

    /** What follows has no beginning and no end, so that all who look for the same are one room. */
    private LogFilter still(LogRequest request) {
        var filter = request.filter(clock.instant());
        return new LogFilter(
                filter.replicas(), filter.atLeast(), Objects.requireNonNull(filter.query()), null, null, 0);
    }
}
