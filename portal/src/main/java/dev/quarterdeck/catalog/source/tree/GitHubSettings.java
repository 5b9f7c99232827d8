package dev.quarterdeck.catalog.source.tree;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The GitHub whose organisations are read.
 *
 * @param address without a path; a server of one's own has its API below {@code /api/v3}
 * @param token that may read contents; null to see what everybody sees, sixty requests an hour
 */
@ConfigurationProperties("quarterdeck.catalog.github")
record GitHubSettings(
        @DefaultValue("https://github.com") String address,
        @Nullable String token) {

    String api() {
        return address.equals("https://github.com") ? "https://api.github.com" : address + "/api/v3";
    }
}
