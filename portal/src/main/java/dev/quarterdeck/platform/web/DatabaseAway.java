package dev.quarterdeck.platform.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.ViewResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers when the database is away before anybody knows who asks: sessions are in it too, and are looked for before
 * any page is. It stands outside all filters that need them, so it shows the page itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class DatabaseAway extends OncePerRequestFilter {

    private final ViewResolver views;
    private final JsonMapper json;

    DatabaseAway(ViewResolver thymeleafViewResolver, JsonMapper json) {
        this.views = thymeleafViewResolver;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            if (response.isCommitted() || !DatabaseFailure.isIn(failure)) {
                throw failure;
            }
            response.reset();
            // whoever asks for it looks for the session
            request.removeAttribute("_csrf");
            answer(request, response, DatabaseFailure.logged(request, failure));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ErrorPage page)
            throws ServletException, IOException {
        response.setStatus(page.status().value());
        response.setHeader("Retry-After", "5");
        if (request.getRequestURI().startsWith("/api/")) {
            var problem = page.problem();
            problem.setInstance(URI.create(request.getRequestURI()));
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), problem);
            return;
        }
        try {
            requireNonNull(views.resolveViewName("error/page", request.getLocale()))
                    .render(Map.of("page", page), request, response);
        } catch (Exception e) { // the interface is as it is
            throw new ServletException(e);
        }
    }
}
