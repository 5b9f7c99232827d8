package dev.quarterdeck.shop.storefront;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Counts who comes to the shop: a browser that was not seen for half an hour comes anew. Whoever does not ask for pages as
 * browsers do, such as a probe, is no customer. The cookie tells nobody apart: it says the same to all.
 */
@Component
class Visits implements HandlerInterceptor, WebMvcConfigurer {

    private static final String COOKIE = "visit";
    private static final Duration AWAY = Duration.ofMinutes(30);

    private final Counter visits;

    Visits(CollectorRegistry registry) {
        visits = Counter.build("storefront_visits_total", "Visits of customers to the shop")
                .register(registry);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/", "/products/**", "/orders/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("text/html")) {
            if (!isKnown(request)) {
                visits.inc();
            }
            response.addHeader(HttpHeaders.SET_COOKIE, cookie().toString());
        }
        return true;
    }

    private static boolean isKnown(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).map(Cookie::getName).anyMatch(COOKIE::equals);
    }

    private static ResponseCookie cookie() {
        return ResponseCookie.from(COOKIE, "1")
                .maxAge(AWAY)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .build();
    }
}
