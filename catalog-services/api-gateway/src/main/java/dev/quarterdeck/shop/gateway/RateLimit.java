package dev.quarterdeck.shop.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses clients that ask too much. A client is an address; proxies in front of the gateway are seen through. */
@Component
class RateLimit implements HandlerInterceptor {

    private static final int CLIENTS = 10_000;

    private final LoadingCache<String, Bucket> buckets;
    private final Counter refused;

    RateLimit(GatewaySettings settings, CollectorRegistry metrics) {
        buckets = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(_ -> bucket(settings));
        refused = Counter.build("gateway_rate_limited_total", "Requests refused because their client asked too much")
                .register(metrics);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var probe = buckets.get(request.getRemoteAddr()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refused.inc();
            throw tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        return true;
    }

    private static Bucket bucket(GatewaySettings settings) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.burst())
                        .refillGreedy(settings.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private static ErrorResponseException tooMany(Duration wait) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, "Too many requests; wait a little.");
        var exception = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS, problem, null);
        exception.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        return exception;
    }
}
