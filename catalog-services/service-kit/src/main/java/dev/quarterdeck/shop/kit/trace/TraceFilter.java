package dev.quarterdeck.shop.kit.trace;

import dev.quarterdeck.shop.kit.ServiceInfo;
import io.opentelemetry.api.trace.Span;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Opens the context and the span of each request, and tells the caller its id and who answered. */
class TraceFilter extends OncePerRequestFilter {

    private static final Set<String> ASKED_BY_MACHINES =
            Set.of("/live", "/ready", "/health", "/health/detailed", "/metrics");

    private final ServiceInfo service;
    private final Tracing tracing;

    TraceFilter(ServiceInfo service, Tracing tracing) {
        this.service = service;
        this.tracing = tracing;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var span = begin(request);
        var trace = Tracing.contextOf(span);
        var requestId = request.getHeader(RequestContext.HEADER);
        var context = trace == null
                ? RequestContext.of(requestId, request.getHeader(TraceContext.HEADER))
                : RequestContext.within(requestId, trace);
        response.setHeader(RequestContext.HEADER, context.requestId());
        response.setHeader("X-Service-Version", service.version());
        try (var _ = context.open();
                var _ = span.makeCurrent()) {
            chain.doFilter(request, response);
            Tracing.answered(span, response.getStatus());
        } catch (IOException | ServletException | RuntimeException e) {
            Tracing.failed(span, e);
            throw e;
        } finally {
            end(span, request, context);
        }
    }

    private Span begin(HttpServletRequest request) {
        return ASKED_BY_MACHINES.contains(request.getRequestURI())
                ? Span.getInvalid()
                : tracing.answering(request.getMethod(), request.getRequestURI(), request::getHeader);
    }

    /** Only now it is known which route it took. */
    private static void end(Span span, HttpServletRequest request, RequestContext context) {
        if (span.isRecording()) {
            var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            if (pattern != null) {
                span.setAttribute("http.route", pattern.toString());
                span.updateName("%s %s".formatted(request.getMethod(), pattern));
            }
            span.setAttribute("http.request.id", context.requestId());
        }
        span.end();
    }
}
