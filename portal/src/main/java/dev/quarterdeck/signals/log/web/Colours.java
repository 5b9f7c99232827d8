package dev.quarterdeck.signals.log.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.signals.log.LogPlace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives each replica of a place a colour, which it keeps while its lines are looked at. */
@Component
class Colours {

    private static final int COLOURS = 6;
    private static final int REMEMBERED = 60;

    private final Cache<LogPlace, Map<String, Integer>> given = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterAccess(Duration.ofHours(6))
            .build();

    /** {@code is-c1} to {@code is-c6}. */
    String of(LogPlace place, String replica) {
        if (replica.isEmpty()) {
            return "";
        }
        var replicas = given.get(place, _ -> new HashMap<>());
        synchronized (replicas) {
            if (replicas.size() > REMEMBERED) {
                replicas.clear();
            }
            return "is-c" + (number(replicas, replica) % COLOURS + 1);
        }
    }

    private static int number(Map<String, Integer> replicas, String replica) {
        var number = replicas.getOrDefault(replica, replicas.size());
        replicas.put(replica, number);
        return number;
    }
}
