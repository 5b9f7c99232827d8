package dev.quarterdeck.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** What happens after somebody tried to sign in. */
final class SignInResult {

    private SignInResult() {}

    /** Goes on to the page that was asked for in the first place. */
    static class Success extends SavedRequestAwareAuthenticationSuccessHandler {

        private final SignInThrottle throttle;

        Success(SignInThrottle throttle) {
            this.throttle = throttle;
            setDefaultTargetUrl("/");
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws ServletException, IOException {
            throttle.succeeded(authentication.getName());
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }

    static class Failure implements AuthenticationFailureHandler {

        private final SignInThrottle throttle;

        Failure(SignInThrottle throttle) {
            this.throttle = throttle;
        }

        @Override
        public void onAuthenticationFailure(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
                throws IOException {
            throttle.failed(ThrottleFilter.usernameOf(request), request.getRemoteAddr());
            response.sendRedirect("/sign-in?failed");
        }
    }
}
