package dev.quarterdeck.shop.kit.trace;

import dev.quarterdeck.shop.kit.ServiceInfo;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens the context of each request, and tells the caller its id and who answered. */
class TraceFilter extends OncePerRequestFilter {

    private final ServiceInfo service;

    TraceFilter(ServiceInfo service) {
        this.service = service;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context =
                RequestContext.of(request.getHeader(RequestContext.HEADER), request.getHeader(TraceContext.HEADER));
        response.setHeader(RequestContext.HEADER, context.requestId());
        response.setHeader("X-Service-Version", service.version());
        try (var _ = context.open()) {
            chain.doFilter(request, response);
        }
    }
}
