package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads files of Backstage descriptors, and of Score workloads. */
public final class DescriptorReader {

    private final Function<String, Optional<String>> texts;

    /** @param texts of files that descriptors name, by their path from the root of the source */
    public DescriptorReader(Function<String, Optional<String>> texts) {
        this.texts = texts;
    }

    /** What is wrong is said in the result. */
    public DescriptorFile read(String file, String text) {
        var descriptors = new ArrayList<Descriptor>();
        var problems = new ArrayList<Problem>();
        for (var document : documents(file, text, problems)) {
            if (ScoreReading.isScore(document)) {
                var workload = ScoreReading.read(file, document);
                descriptors.addAll(workload.descriptors());
                problems.addAll(workload.problems());
                continue;
            }
            try {
                var reading = new DocumentReading(file, document, new Substitution(file, texts));
                reading.descriptor().ifPresent(descriptors::add);
                problems.addAll(reading.problems());
            } catch (Malformed e) {
                problems.add(problem(file, e));
            }
        }
        return new DescriptorFile(descriptors, problems);
    }

    private static List<YamlDocument> documents(String file, String text, List<Problem> problems) {
        try {
            return YamlDocument.parse(text);
        } catch (Malformed e) {
            problems.add(problem(file, e));
            return List.of();
        }
    }

    private static Problem problem(String file, Malformed e) {
        return new Problem(Severity.ERROR, file, e.line(), e.column(), null, null, e.text());
    }
}
