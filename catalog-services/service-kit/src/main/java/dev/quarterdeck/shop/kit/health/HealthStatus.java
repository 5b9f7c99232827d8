package dev.quarterdeck.shop.kit.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum HealthStatus {
    UP,
    /** Works, without something that it can do without. */
    DEGRADED,
    DOWN;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
