package dev.quarterdeck.catalog.descriptor;

import java.util.List;

/**
 * What one file says.
 *
 * @param descriptors that are valid, in the order of the file
 */
public record DescriptorFile(List<Descriptor> descriptors, List<Problem> problems) {

    public DescriptorFile {
        descriptors = List.copyOf(descriptors);
        problems = List.copyOf(problems);
    }

    /** Whether it describes more than could be understood, so that nobody can tell what it no longer describes. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }
}
