package dev.quarterdeck.connector.prometheus;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One connection.
 *
 * @param name of small letters, digits and dashes
 * @param url where its API begins, without {@code /api/v1}
 * @param username with a password, for basic authentication
 * @param token for bearer authentication
 * @param tokenFile likewise; read again for each question, for such tokens are renewed
 * @param headers sent along, such as the tenant that is asked for
 * @param caFile PEM certificates that are trusted in place of the usual ones
 * @param clientCertificate PEM, by which the portal shows who it is; with its {@code clientKey}
 * @param timeout of a whole question, whatever its length
 * @param largest answer that is read
 * @param mostSeries in one answer
 */
record PrometheusSettings(
        @Nullable String name,
        @Nullable URI url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String token,
        @Nullable Path tokenFile,
        @DefaultValue Map<String, String> headers,
        @Nullable Path caFile,
        @Nullable Path clientCertificate,
        @Nullable Path clientKey,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("16MB") DataSize largest,
        @DefaultValue("5000") int mostSeries) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    PrometheusSettings {
        headers = Map.copyOf(headers);
        require(name != null && NAME.matcher(name).matches(), "name: small letters, digits and dashes, at most 63");
        require(
                url != null
                        && url.getHost() != null
                        && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null,
                "url: http:// or https:// and a host, without name, password or query");
        require((username == null) == (password == null), "username and password go together");
        require(
                (username == null ? 0 : 1) + (token == null ? 0 : 1) + (tokenFile == null ? 0 : 1) <= 1,
                "give one of username, token and token-file");
        require((clientCertificate == null) == (clientKey == null), "client-certificate and client-key go together");
        require(connectTimeout.isPositive(), "connect-timeout: longer than nothing");
        require(timeout.isPositive(), "timeout: longer than nothing");
        require(largest.toBytes() > 0, "largest: more than nothing");
        require(mostSeries > 0, "most-series: at least one");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(PrometheusRegistrar.SETTINGS + ": " + otherwise);
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "%s at %s".formatted(name, url);
    }
}
