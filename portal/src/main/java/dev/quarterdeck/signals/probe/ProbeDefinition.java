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
 * @param through whoever asks for the portal: the address of a blackbox exporter, or {@code prometheus:} and the name of a
 *     connection, whose exporters ask the same address already; null if the portal asks itself
 * @param module of that exporter; null for the one that fits the address
 */
public record ProbeDefinition(
        String name,
        EntityRef component,
        String environment,
        URI address,
        @Nullable String expects,
        Duration every,
        Duration timeout,
        @Nullable URI through,
        @Nullable String module) {

    static final String CONNECTION = "prometheus";

    private static final Pattern MODULE = Pattern.compile("[-a-zA-Z0-9_.]{1,100}");
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
        if (through != null && !isConnection(through) && !isExporter(through)) {
            throw new IllegalArgumentException(
                    "Through: '%s' is neither the http:// or https:// address of a blackbox exporter nor prometheus: and the name of a connection"
                            .formatted(through));
        }
        if (through != null && expects != null) {
            throw new IllegalArgumentException("Expects: what an exporter expects is said in its own module");
        }
        if (module != null
                && (through == null
                        || isConnection(through)
                        || !MODULE.matcher(module).matches())) {
            throw new IllegalArgumentException(
                    "Module: the name of one in the settings of the blackbox exporter that is asked");
        }
    }

    /** Which the portal asks itself. */
    public ProbeDefinition(
            String name,
            EntityRef component,
            String environment,
            URI address,
            @Nullable String expects,
            Duration every,
            Duration timeout) {
        this(name, component, environment, address, expects, every, timeout, null, null);
    }

    private static boolean isConnection(URI through) {
        return CONNECTION.equals(through.getScheme())
                && !through.getSchemeSpecificPart().isBlank();
    }

    private static boolean isExporter(URI through) {
        return through.getScheme() != null
                && Set.of("http", "https").contains(through.getScheme())
                && through.getHost() != null
                && through.getRawUserInfo() == null;
    }

    /** The connection whose exporters ask; null if that is not how it is asked. */
    public @Nullable String connection() {
        return through != null && isConnection(through) ? through.getSchemeSpecificPart() : null;
    }

    /** Who asks, in a few words; null if the portal does. */
    public @Nullable String asker() {
        if (through == null) {
            return null;
        }
        var connection = connection();
        return connection == null
                ? "blackbox exporter at %s, module %s".formatted(through.getAuthority(), usedModule())
                : "exporters of Prometheus %s".formatted(connection);
    }

    /** Of those that an exporter comes with. */
    String usedModule() {
        return module != null ? module : isTcp() ? "tcp_connect" : "http_2xx";
    }

    /** As an exporter writes it. */
    String target() {
        return isTcp() ? address.getAuthority() : address.toString();
    }

    private static boolean isTcp(URI address) {
        return "tcp".equals(address.getScheme());
    }

    boolean isTcp() {
        return isTcp(address);
    }
}
