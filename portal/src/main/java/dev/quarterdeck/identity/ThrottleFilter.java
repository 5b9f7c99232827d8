package dev.quarterdeck.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns a sign-in away before its password is looked at, if too many were wrong. */
class ThrottleFilter extends OncePerRequestFilter {

    private final SignInThrottle throttle;

    ThrottleFilter(SignInThrottle throttle) {
        this.throttle = throttle;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().equals("/sign-in");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = throttle.attempt(usernameOf(request), request.getRemoteAddr());
        if (wait.isPositive()) {
            response.sendRedirect("/sign-in?wait=" + (wait.toSeconds() + 1));
        } else {
            chain.doFilter(request, response);
        }
    }

    static String usernameOf(HttpServletRequest request) {
        var username = request.getParameter("username");
        return username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
    }
}
