package dev.quarterdeck.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/** What somebody gets who is not signed in, or no longer: each kind of caller in the way it understands. */
final class Uninvited {

    private Uninvited() {}

    static AuthenticationEntryPoint toSignIn(String page) {
        var browser = new LoginUrlAuthenticationEntryPoint(page);
        return (request, response, reason) -> {
            if (isApi(request)) {
                problem(response, HttpStatus.UNAUTHORIZED, "Sign in first; this call came without a valid session.");
            } else if (isInPlace(request)) {
                reload(response, HttpStatus.UNAUTHORIZED);
            } else {
                browser.commence(request, response, reason);
            }
        };
    }

    /** A form whose session has ended comes with a token that nobody knows any more. */
    static AccessDeniedHandler refusal(String page) {
        return (request, response, reason) -> {
            if (isApi(request)) {
                problem(response, HttpStatus.FORBIDDEN, "Nothing was changed: the call lacks a role or a valid token.");
            } else if (reason instanceof CsrfException && isInPlace(request)) {
                reload(response, HttpStatus.FORBIDDEN);
            } else if (reason instanceof CsrfException && !isSignedIn()) {
                response.sendRedirect(page);
            } else {
                response.sendError(HttpStatus.FORBIDDEN.value());
            }
        };
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static boolean isSignedIn() {
        return SecurityContextHolder.getContext().getAuthentication() != null;
    }

    private static boolean isInPlace(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** A fragment cannot show a sign-in page: the whole page is asked for again, which can. */
    private static void reload(HttpServletResponse response, HttpStatus status) {
        response.setHeader("HX-Refresh", "true");
        response.setStatus(status.value());
    }

    private static void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.getReasonPhrase(), status.value(), detail));
    }
}
