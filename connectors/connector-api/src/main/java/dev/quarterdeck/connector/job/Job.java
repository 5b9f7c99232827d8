package dev.quarterdeck.connector.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that is to run once.
 *
 * @param about labels for those who look at the cluster
 * @param variables of its environment
 * @param secrets likewise, which nobody else may see
 * @param cpuMillis thousandths of a core that it asks for, and may have
 * @param memoryMebibytes likewise
 * @param longest how long it may take, waiting for a place included; then the cluster ends it, also without the portal
 */
public record Job(
        JobId id,
        Map<String, String> about,
        String image,
        List<String> command,
        Map<String, String> variables,
        Map<String, String> secrets,
        int cpuMillis,
        int memoryMebibytes,
        Duration longest) {

    public Job {
        about = Map.copyOf(about);
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
    }

    /** Without the values of its variables. */
    @Override
    public String toString() {
        return "%s of %s".formatted(id, image);
    }
}
