package dev.quarterdeck.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * Looks for what an action left for the next page, and so for the session, only where there is a page. That page may be
 * another portal's, which may believe for a second that it knows the session: a cookie tells it to read it anew.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class FlashMaps extends SessionFlashMapManager {

    static final String LEFT = "quarterdeck-left";

    private static final List<String> NO_PAGES =
            List.of("/assets/", "/webjars/", "/favicon", "/live", "/ready", "/metrics");

    /** By far longer than any portal believes what it knows. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        if (NO_PAGES.stream().anyMatch(request.getRequestURI()::startsWith)) {
            return null;
        }
        if (WebUtils.getCookie(request, LEFT) != null) {
            // before a session is changed it is read; there is nothing of this name in it
            WebUtils.setSessionAttribute(request, LEFT, null);
        }
        return super.retrieveFlashMaps(request);
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> left, HttpServletRequest request, HttpServletResponse response) {
        super.updateFlashMaps(left, request, response);
        var cookie = ResponseCookie.from(LEFT, left.isEmpty() ? "" : "1")
                .path("/")
                .maxAge(left.isEmpty() ? Duration.ZERO : REMEMBERED)
                .secure(request.isSecure())
                .httpOnly(true)
                .sameSite("Lax");
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
