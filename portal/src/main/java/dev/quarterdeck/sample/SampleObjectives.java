package dev.quarterdeck.sample;

import dev.quarterdeck.signals.objective.Objectives;
import dev.quarterdeck.signals.objective.OpenSloFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** How good the shop has to be, as its checkout says. */
@Component
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class SampleObjectives {

    private static final Logger log = LoggerFactory.getLogger(SampleObjectives.class);

    private final Objectives objectives;
    private final OpenSloFiles files;

    SampleObjectives(Objectives objectives, OpenSloFiles files) {
        this.objectives = objectives;
        this.files = files;
    }

    /** Once: whoever changed or removed one has a reason. */
    void define(Path checkout) throws IOException {
        var file = checkout.resolve("catalog-services/objectives.yaml");
        if (Files.exists(file) && objectives.all().isEmpty()) {
            files.importAll(Files.readString(file), SamplePeople.ACTOR).stream()
                    .filter(finding -> finding.problem() != null)
                    .forEach(finding ->
                            log.warn("The objective {} was left out: {}", finding.name(), finding.problem()));
        }
    }
}
