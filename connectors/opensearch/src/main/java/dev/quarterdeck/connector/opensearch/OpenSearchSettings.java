package dev.quarterdeck.connector.opensearch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One connection.
 *
 * @param name of small letters, digits and dashes
 * @param url where its API begins
 * @param index pattern of the indices that hold lines, or several with commas
 * @param username with a password, for basic authentication
 * @param apiKey in place of those, as Elasticsearch gives them
 * @param caFile PEM certificates that are trusted in place of the usual ones
 * @param timeout of a question about lines that are hot
 * @param warmTimeout of one about older lines
 * @param hot for how long lines are found fast
 * @param warm for how long they are kept
 * @param largest answer that is read
 */
record OpenSearchSettings(
        @Nullable String name,
        @Nullable URI url,
        @DefaultValue("logs-*") String index,
        @DefaultValue FieldNames fields,
        @Nullable String username,
        @Nullable String password,
        @Nullable String apiKey,
        @Nullable Path caFile,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("20s") Duration warmTimeout,
        @DefaultValue("30d") Duration hot,
        @DefaultValue("90d") Duration warm,
        @DefaultValue("16MB") DataSize largest) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern INDEX = Pattern.compile("[^\\s/?#%]+");

    OpenSearchSettings {
        require(name != null && NAME.matcher(name).matches(), "name: small letters, digits and dashes, at most 63");
        require(!"cluster".equals(name), "name: 'cluster' is what the cluster's own logs are called");
        require(
                url != null
                        && url.getHost() != null
                        && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null,
                "url: http:// or https:// and a host, without name, password or query");
        require(INDEX.matcher(index).matches(), "index: a pattern such as logs-*");
        require((username == null) == (password == null), "username and password go together");
        require(username == null || apiKey == null, "give either username or api-key");
        require(
                connectTimeout.isPositive() && timeout.isPositive() && warmTimeout.isPositive(),
                "time-outs: longer than nothing");
        require(hot.isPositive() && warm.compareTo(hot) >= 0, "hot and warm: warm is not shorter than hot");
        require(largest.toBytes() > 0 && largest.toBytes() < 1L << 30, "largest: less than 1GB");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(OpenSearchRegistrar.SETTINGS + ": " + otherwise);
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "%s at %s".formatted(name, url);
    }
}
