package dev.quarterdeck.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/** Looks for what an action left for the next page, and so for the session, only where there is a page. */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class FlashMaps extends SessionFlashMapManager {

    private static final List<String> NO_PAGES =
            List.of("/assets/", "/webjars/", "/favicon", "/live", "/ready", "/metrics");

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        return NO_PAGES.stream().anyMatch(request.getRequestURI()::startsWith)
                ? null
                : super.retrieveFlashMaps(request);
    }
}
