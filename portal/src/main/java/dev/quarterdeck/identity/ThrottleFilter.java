package dev.quarterdeck.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns a sign-in away before its password is looked at, if too many were wrong. */
class ThrottleFilter extends OncePerRequestFilter {

    /** As form sign-in itself sees the path: decoded, so that no other spelling of it gets past. */
    private static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-in");

    private final SignInThrottle throttle;

    ThrottleFilter(SignInThrottle throttle) {
        this.throttle = throttle;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SIGN_IN.matches(request);
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
