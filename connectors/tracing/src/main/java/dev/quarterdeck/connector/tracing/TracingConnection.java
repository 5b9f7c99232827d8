package dev.quarterdeck.connector.tracing;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One server that is asked.
 *
 * @param name of small letters, digits and dashes; unique among all sources of traces
 * @param url below which its API is, such as {@code https://zipkin.example.org}
 * @param username with {@code password}, for HTTP's basic authentication
 * @param token sent as a bearer's, in place of these
 * @param timeout for one answer as a whole
 * @param sslBundle of {@code spring.ssl.bundle}, with whom to trust; null for whom Java trusts
 */
record TracingConnection(
        String name,
        URI url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String token,
        @DefaultValue("5s") Duration timeout,
        @Nullable String sslBundle) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    TracingConnection {
        if (name == null || !NAME.matcher(name).matches() || name.equals("embedded")) {
            throw new IllegalArgumentException(
                    "name: '%s' is not of small letters, digits and dashes, or is the portal's own".formatted(name));
        }
        if (url == null
                || url.getHost() == null
                || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "url of %s: '%s' is not of the form http:// or https://".formatted(name, url));
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout of %s: longer than nothing".formatted(name));
        }
    }
}
