package dev.quarterdeck.catalog.source.tree;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Git hosts are asked.
 *
 * @param timeout how long one may say nothing
 * @param limit how long reading a repository may take in all
 */
@ConfigurationProperties("quarterdeck.catalog.git")
record GitSettings(
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("5m") Duration limit) {}
