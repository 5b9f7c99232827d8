package dev.quarterdeck.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Goes on answering for a while after the portal was told to end: whoever leads requests here hears of it later than the
 * portal does, and would meet a closed door. By then {@code /ready} says no, and each answer gives its connection up, so
 * that the next request on it goes elsewhere.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Draining extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(Draining.class);

    private final ShutdownSettings settings;
    private final ApplicationAvailability availability;

    Draining(ShutdownSettings settings, ApplicationAvailability availability) {
        this.settings = settings;
        this.availability = availability;
    }

    /** Before anything else ends. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener
    void on(ContextClosedEvent closed) {
        if (!settings.drain().isPositive()) {
            return;
        }
        log.info(
                "The portal ends in {} s and goes on answering until then",
                settings.drain().toSeconds());
        try {
            Thread.sleep(settings.drain());
        } catch (InterruptedException e) {
            // in a hurry
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}
