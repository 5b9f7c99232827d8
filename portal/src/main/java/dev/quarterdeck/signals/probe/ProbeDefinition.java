package dev.quarterdeck.signals.probe;

import dev.quarterdeck.platform.EntityRef;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, and how often.
 *
 * @param name of letters, digits and dashes
 * @param address of the scheme http, https or, for a bare connection, tcp
 * @param expects a text that an answer over HTTP has to contain; null for any
 */
public record ProbeDefinition(
        String name,
        EntityRef component,
        String environment,
        URI address,
        @Nullable String expects,
        Duration every,
        Duration timeout) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Set<String> SCHEMES = Set.of("http", "https", "tcp");
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    public ProbeDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Name: '%s' is not of small letters, digits and dashes, at most 63".formatted(name));
        }
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "Address: '%s' is not of the form http://, https:// or tcp:// and a host".formatted(address));
        }
        if (isTcp(address) && address.getPort() < 0) {
            throw new IllegalArgumentException("Address: tcp:// needs a port");
        }
        if (isTcp(address) && expects != null) {
            throw new IllegalArgumentException("Expects: a bare connection answers nothing that could contain it");
        }
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Every: from 10 seconds to an hour");
        }
        if (!timeout.isPositive() || timeout.compareTo(every) > 0) {
            throw new IllegalArgumentException(
                    "Timeout: longer than nothing, and not longer than until it is asked again");
        }
    }

    private static boolean isTcp(URI address) {
        return "tcp".equals(address.getScheme());
    }

    boolean isTcp() {
        return isTcp(address);
    }
}
