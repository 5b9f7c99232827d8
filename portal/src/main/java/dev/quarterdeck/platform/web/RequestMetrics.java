package dev.quarterdeck.platform.web;

import io.prometheus.client.Histogram;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Measures every request by the route it took, never by its address: there are too many of those. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestMetrics extends OncePerRequestFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Histogram DURATION = Histogram.build(
                    "http_request_duration_seconds", "Time to answer, by route; streams are not counted")
            .labelNames("method", "route", "status")
            .buckets(.0025, .005, .01, .015, .02, .03, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .register();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var begin = System.nanoTime();
        var answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (!request.isAsyncStarted()) {
                DURATION.labels(methodOf(request), routeOf(request), answered ? "" + response.getStatus() : "500")
                        .observe((System.nanoTime() - begin) / 1e9);
            }
        }
    }

    private static String methodOf(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
    }

    private static String routeOf(HttpServletRequest request) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return route == null ? "none" : route.toString();
    }
}
