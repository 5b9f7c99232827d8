package dev.quarterdeck.delivery.pipeline.definition;

import java.time.Duration;
import java.util.List;

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

    /** @param run for a shell; may contain the placeholders of {@link Placeholders} */
    public record Command(String name, String run, Duration timeout) {}
}
