package dev.quarterdeck.signals.log;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of what replicas wrote is looked at for one answer; it says how far it came, and goes on when asked to.
 *
 * @param looked for a page
 * @param lookedForTrace for the lines of a trace, of each component in each environment
 */
@ConfigurationProperties("quarterdeck.logs")
public record LogSettings(
        @DefaultValue("64MB") DataSize looked,
        @DefaultValue("16MB") DataSize lookedForTrace) {}
