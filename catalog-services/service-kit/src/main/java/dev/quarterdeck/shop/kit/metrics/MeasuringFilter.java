package dev.quarterdeck.shop.kit.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Measures each request and writes a line about it to the log. */
class MeasuringFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(MeasuringFilter.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> ASKED_BY_MACHINES =
            Set.of("/live", "/ready", "/health", "/health/detailed", "/metrics");

    private final RequestMetrics metrics;

    MeasuringFilter(RequestMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            double seconds = (System.nanoTime() - start) / 1e9;
            record(request, answered ? response.getStatus() : 500, seconds);
        }
    }

    private void record(HttpServletRequest request, int status, double seconds) {
        // anybody can make up a method or a path: neither may create a time series
        var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var route = pattern == null ? "unmatched" : pattern.toString();
        metrics.record(method, route, status, seconds);
        if (!ASKED_BY_MACHINES.contains(route)) {
            log.atInfo()
                    .addKeyValue("http.request.method", method)
                    .addKeyValue("http.route", route)
                    .addKeyValue("http.response.status_code", status)
                    .addKeyValue("event.duration", Math.round(seconds * 1e9))
                    .log("{} {} answered {} in {} ms", method, route, status, Math.round(seconds * 1e3));
        }
    }
}
