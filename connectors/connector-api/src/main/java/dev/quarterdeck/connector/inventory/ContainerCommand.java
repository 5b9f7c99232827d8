package dev.quarterdeck.connector.inventory;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that is run once inside of a container, without input.
 *
 * @param words program and arguments
 * @param longest how long it is waited for
 * @param most bytes of its output that are kept; the rest is read and dropped
 */
public record ContainerCommand(ObjectId pod, String container, List<String> words, Duration longest, int most) {

    public ContainerCommand {
        words = List.copyOf(words);
    }

    /**
     * What came of it.
     *
     * @param exitCode null if it had not ended by then; it may still run in the container
     * @param output what it wrote, both of its streams as they came
     * @param cut whether it wrote more
     * @param refusal why the cluster did not run it, in its words; null if it did
     */
    public record Run(
            @Nullable Integer exitCode,
            String output,
            boolean cut,
            @Nullable String refusal) {}
}
