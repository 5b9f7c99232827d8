package dev.quarterdeck.signals.scrape;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How replicas are asked for their metrics.
 *
 * @param path where they tell them
 * @param timeout for one answer
 * @param largest answer that is read
 */
@ConfigurationProperties("quarterdeck.signals.scrape")
record ScrapeSettings(
        @DefaultValue("/metrics") String path,
        @DefaultValue("4s") Duration timeout,
        @DefaultValue("8MB") DataSize largest) {}
