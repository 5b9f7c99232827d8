package dev.quarterdeck.delivery.pipeline.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.delivery.pipeline.definition.Pipeline.Place;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineFileTests {

    private static final String COMPLETE = """
            apiVersion: quarterdeck.dev/v1
            kind: Pipeline
            metadata: {name: order-service}
            spec:
              artifact: target/order-service.jar
              testReports: target/surefire-reports
              stages:
                - name: Build
                  steps:
                    - {name: Compile, run: make, timeout: 90s}
                    - {name: Check, run: make check, image: "builder:1", cpu: 0.5, memory: 512Mi}
            """;

    @Test
    void readsStagesAndSteps() throws InvalidPipeline {
        var pipeline = PipelineFile.parse("pipeline.yaml", COMPLETE);

        assertThat(pipeline.name()).isEqualTo("order-service");
        assertThat(pipeline.testReports()).containsExactly("target/surefire-reports");
        var steps = pipeline.stages().getFirst().steps();
        assertThat(steps).extracting(Pipeline.Command::run).containsExactly("make", "make check");
        assertThat(steps)
                .extracting(Pipeline.Command::timeout)
                .containsExactly(Duration.ofSeconds(90), Duration.ofMinutes(10));
        assertThat(steps)
                .extracting(Pipeline.Command::place)
                .containsExactly(Place.USUAL, new Place("builder:1", 500, 512));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: Pipeline        | kind: Recipe           | pipeline.yaml:2: kind: must be 'Pipeline', not 'Recipe'
            artifact: target      | artifact: ../../target | pipeline.yaml:5: spec.artifact: must be a path inside the repository
            artifact: target      | artifact: /target      | pipeline.yaml:5: spec.artifact: must be a path inside the repository
            name: Build           | name: Publish          | pipeline.yaml:8: spec.stages[0].name: 'Publish' is taken
            run: make,            | runs: make,            | pipeline.yaml:10: spec.stages[0].steps[0].runs: is not known here
            timeout: 90s          | timeout: 7h            | pipeline.yaml:10: spec.stages[0].steps[0].timeout: must be a time
            name: Compile, run    | run                    | pipeline.yaml:10: spec.stages[0].steps[0].name: is missing
            cpu: 0.5              | cpu: lots              | pipeline.yaml:11: spec.stages[0].steps[1].cpu: must be an amount such as 250m
            memory: 512Mi         | memory: 1              | pipeline.yaml:11: spec.stages[0].steps[1].memory: must be an amount such as 512Mi
            metadata: {name       | metadata: [name        | pipeline.yaml:3
            """)
    void saysWhereAndWhatIsWrong(String right, String wrong, String message) {
        assertThatThrownBy(() -> PipelineFile.parse("pipeline.yaml", COMPLETE.replaceFirst(quote(right), wrong)))
                .isInstanceOf(InvalidPipeline.class)
                .hasMessageContaining(message);
    }

    private static String quote(String text) {
        return Pattern.quote(text);
    }

    @Test
    void fillsItsPlaceholdersAndLeavesOthersToTheShell() {
        var filled = new Placeholders("1.1.0", "abc").fill("make ${version} ${commit} ${HOME} ${home} $version");

        assertThat(filled).isEqualTo("make 1.1.0 abc ${HOME} ${home} $version");
    }
}
