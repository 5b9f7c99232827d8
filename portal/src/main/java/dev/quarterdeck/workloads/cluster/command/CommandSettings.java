package dev.quarterdeck.workloads.cluster.command;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whether people may run commands inside of containers.
 *
 * @param clusters on which they may; none unless it is said
 * @param longest how long a command is waited for
 * @param kept how much of its output is shown, and kept in the audit log
 */
@ConfigurationProperties("quarterdeck.commands")
record CommandSettings(
        @DefaultValue Set<String> clusters,
        @DefaultValue("60s") Duration longest,
        @DefaultValue("64KB") DataSize kept) {

    CommandSettings {
        clusters = Set.copyOf(clusters);
    }
}
