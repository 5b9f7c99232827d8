package dev.quarterdeck.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfToken;

/** Goes on to the page that was asked for in the first place. */
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    private final SignInThrottle throttle;

    SignInSuccess(SignInThrottle throttle) {
        this.throttle = throttle;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        throttle.succeeded(authentication.getName(), request.getRemoteAddr());
        makeFormToken(request);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** Here and not by the first page with a form: two pages opened at once would make two, and one would not be kept. */
    private static void makeFormToken(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }
}
