package dev.quarterdeck.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Slows down whoever guesses passwords: five wrong ones for a name, thirty from an address, then one every 30 s. */
@Component
class SignInThrottle {

    private static final Duration REFILL = Duration.ofSeconds(30);
    private static final int BY_NAME = 5;
    private static final int BY_ADDRESS = 30;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /** How long this name or address has to wait before the next try; zero if it need not. */
    Duration waitFor(String username, String address) {
        var name = byName(username).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        var place = byAddress(address).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Duration.ofNanos(Math.max(name, place));
    }

    void failed(String username, String address) {
        byName(username).tryConsume(1);
        byAddress(address).tryConsume(1);
    }

    void succeeded(String username) {
        buckets.invalidate("name " + username);
    }

    private Bucket byName(String username) {
        return buckets.get("name " + username, _ -> bucket(BY_NAME));
    }

    private Bucket byAddress(String address) {
        return buckets.get("address " + address, _ -> bucket(BY_ADDRESS));
    }

    private static Bucket bucket(int capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillIntervally(1, REFILL))
                .build();
    }
}
