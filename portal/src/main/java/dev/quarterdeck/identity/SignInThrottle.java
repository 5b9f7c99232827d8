package dev.quarterdeck.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Slows down whoever guesses passwords: five tries for a name, thirty from an address, then one every 30 s. */
@Component
class SignInThrottle {

    private static final Duration REFILL = Duration.ofSeconds(30);
    private static final int BY_NAME = 5;
    private static final int BY_ADDRESS = 30;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /**
     * Counts a try before its password is looked at, so that many at once are no way around.
     *
     * @return how long to wait before trying again; zero if this try may go on
     */
    Duration attempt(String username, String address) {
        var place = byAddress(address).tryConsumeAndReturnRemaining(1);
        if (!place.isConsumed()) {
            return Duration.ofNanos(place.getNanosToWaitForRefill());
        }
        var name = byName(username).tryConsumeAndReturnRemaining(1);
        return name.isConsumed() ? Duration.ZERO : Duration.ofNanos(name.getNanosToWaitForRefill());
    }

    /** Takes the try back: only wrong passwords count. */
    void succeeded(String username, String address) {
        buckets.invalidate(nameKey(username));
        byAddress(address).addTokens(1);
    }

    private Bucket byName(String username) {
        return buckets.get(nameKey(username), _ -> bucket(BY_NAME));
    }

    private Bucket byAddress(String address) {
        return buckets.get("address " + address, _ -> bucket(BY_ADDRESS));
    }

    private static String nameKey(String username) {
        return "name " + username;
    }

    private static Bucket bucket(int capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillIntervally(1, REFILL))
                .build();
    }
}
