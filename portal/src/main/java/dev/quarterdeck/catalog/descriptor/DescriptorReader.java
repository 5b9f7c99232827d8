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

    /** What is wrong is said in the result; of a file that is not YAML to its end nothing counts. */
    public DescriptorFile read(String file, String text) {
        var descriptors = new ArrayList<Descriptor>();
        var problems = new ArrayList<Problem>();
        try {
            YamlDocument.read(text, document -> {
                var read = read(file, document);
                descriptors.addAll(read.descriptors());
                problems.addAll(read.problems());
            });
        } catch (Malformed e) {
            return new DescriptorFile(List.of(), List.of(problem(file, e)));
        }
        return new DescriptorFile(descriptors, problems);
    }

    private DescriptorFile read(String file, YamlDocument document) {
        if (ScoreReading.isScore(document)) {
            return ScoreReading.read(file, document);
        }
        try {
            var reading = new DocumentReading(file, document, new Substitution(file, texts));
            return new DescriptorFile(reading.descriptor().stream().toList(), reading.problems());
        } catch (Malformed e) {
            return new DescriptorFile(List.of(), List.of(problem(file, e)));
        }
    }

    private static Problem problem(String file, Malformed e) {
        return new Problem(Severity.ERROR, file, e.line(), e.column(), null, null, e.text());
    }
}
