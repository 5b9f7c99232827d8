package dev.quarterdeck.connector.kubernetes.health;

import dev.quarterdeck.connector.inventory.Health;
import dev.quarterdeck.connector.inventory.Health.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Of what Argo CD looks at, in its own words. */
public final class ApplicationHealth {

    private ApplicationHealth() {}

    /** With why, as far as Argo CD says so. */
    public static Health of(Fields status) {
        var said = said(status.at("health"));
        return said.why() != null || said.isGood() ? said : new Health(said.status(), error(status));
    }

    private static @Nullable String error(Fields status) {
        return status.list("conditions").stream()
                .filter(condition -> condition.text("type", "").endsWith("Error"))
                .map(condition -> condition.text("message"))
                .findFirst()
                .orElse(null);
    }

    /** A word that Argo CD did not have yet is no health that is known. */
    public static Health said(Fields health) {
        var message = health.text("message", "");
        var why = message.isEmpty() ? null : message;
        try {
            return new Health(Status.valueOf(health.text("status", "Unknown").toUpperCase(Locale.ROOT)), why);
        } catch (IllegalArgumentException e) {
            return new Health(Status.UNKNOWN, why);
        }
    }
}
