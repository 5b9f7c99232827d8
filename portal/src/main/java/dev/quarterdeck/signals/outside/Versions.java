package dev.quarterdeck.signals.outside;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.platform.EntityRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Numbers for versions: those of releases, and of what the portal did not release others, below zero, for a while. */
@Component
public class Versions {

    private static final int REMEMBERED = 10_000;

    private final OutsideQuery query;
    private final AtomicLong last = new AtomicLong();
    private final Cache<String, Long> numbers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Long, String> names =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Versions(OutsideQuery query) {
        this.query = query;
    }

    /** By version; zero of what does not say. */
    public Map<String, Long> numbers(EntityRef component, Collection<String> versions) {
        var found = new HashMap<>(query.releases(component, versions));
        // they go down, and an older version comes first
        for (var version : versions.stream().sorted(Comparator.reverseOrder()).toList()) {
            found.computeIfAbsent(version, unknown -> unknown.isEmpty() ? 0L : numbers.get(unknown, this::number));
        }
        return found;
    }

    private long number(String version) {
        var number = last.decrementAndGet();
        names.put(number, version);
        return number;
    }

    /** Of those below zero. */
    public Map<Long, String> names(Collection<Long> numbers) {
        return names.getAllPresent(numbers);
    }
}
