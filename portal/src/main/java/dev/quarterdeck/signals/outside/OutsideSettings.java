package dev.quarterdeck.signals.outside;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How components are found in systems that measure.
 *
 * @param sources of which connection which labels say what; a connection that is not named has the usual ones
 * @param fresh how long an answer is good enough
 * @param patience how long a page waits for a newer answer if it has an older one to show
 * @param longest how long it waits if it has none
 * @param again when a source that failed is asked again; pages show the last known until then
 */
@ConfigurationProperties("quarterdeck.signals.outside")
record OutsideSettings(
        @DefaultValue List<Mapping> sources,
        @DefaultValue("15s") Duration fresh,
        @DefaultValue("1s") Duration patience,
        @DefaultValue("5s") Duration longest,
        @DefaultValue("15s") Duration again) {

    OutsideSettings {
        sources = List.copyOf(sources);
    }

    /** Of a connection, by its name. */
    Mapping of(String connection) {
        return sources.stream()
                .filter(mapping -> connection.equals(mapping.connection()))
                .findFirst()
                .orElseGet(() -> Mapping.usual(connection));
    }
}
