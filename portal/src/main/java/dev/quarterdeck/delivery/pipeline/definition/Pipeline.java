package dev.quarterdeck.delivery.pipeline.definition;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a component is built.
 *
 * @param artifact the file that becomes the release, from the root of the repository
 * @param testReports folders of JUnit XML files, from the root of the repository
 */
public record Pipeline(String name, String artifact, List<String> testReports, List<Stage> stages) {

    public Pipeline {
        testReports = List.copyOf(testReports);
        stages = List.copyOf(stages);
    }

    public record Stage(String name, List<Command> steps) {

        public Stage {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param run for a shell; may contain the placeholders of {@link Placeholders}
     * @param place where it is to run
     */
    public record Command(String name, String run, Duration timeout, Place place) {}

    /**
     * What a step that runs as a job of a cluster asks for.
     *
     * @param image null for the usual one, without which the step is a process of the portal's machine
     * @param cpuMillis thousandths of a core; null for the usual
     * @param memoryMebibytes null for the usual
     */
    public record Place(
            @Nullable String image,
            @Nullable Integer cpuMillis,
            @Nullable Integer memoryMebibytes) {

        public static final Place USUAL = new Place(null, null, null);
    }
}
