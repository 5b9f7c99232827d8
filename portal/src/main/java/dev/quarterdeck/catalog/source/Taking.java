package dev.quarterdeck.catalog.source;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.quarterdeck.catalog.descriptor.Descriptor;
import dev.quarterdeck.catalog.descriptor.DescriptorFile;
import dev.quarterdeck.catalog.descriptor.Problem;
import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What was found so far while a source is taken in. */
final class Taking {

    private final Map<String, String> files = new HashMap<>();
    private final Set<String> filesWithErrors = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    private final Set<String> kept = new HashSet<>();

    private int added;

    /** What this file describes is as it was. */
    void keep(String file) {
        kept.add(file);
    }

    Set<String> kept() {
        return kept;
    }

    /** The first description of each entity; a second one is a problem. */
    List<Descriptor> firsts(Collection<DescriptorFile> read) {
        var firsts = new ArrayList<Descriptor>();
        for (var file : read) {
            problems.addAll(file.problems());
            if (file.hasErrors()) {
                file.problems().forEach(problem -> filesWithErrors.add(problem.file()));
            }
            for (var descriptor : file.descriptors()) {
                var first = files.putIfAbsent(descriptor.ref().toString(), descriptor.file());
                if (first == null) {
                    firsts.add(descriptor);
                } else {
                    describedTwice(descriptor, first);
                }
            }
        }
        return firsts;
    }

    /** Leaves out what another source described before. */
    List<Descriptor> besides(List<Descriptor> descriptors, Map<String, String> elsewhere) {
        var byRef = descriptors.stream()
                .collect(toMap(descriptor -> descriptor.ref().toString(), it -> it));
        elsewhere.forEach((ref, file) -> {
            var descriptor = byRef.get(ref);
            if (descriptor != null) {
                describedTwice(descriptor, file);
            }
        });
        return descriptors.stream()
                .filter(descriptor -> !elsewhere.containsKey(descriptor.ref().toString()))
                .toList();
    }

    private void describedTwice(Descriptor descriptor, String first) {
        problems.add(new Problem(
                Severity.WARNING,
                descriptor.file(),
                descriptor.line(),
                1,
                descriptor.ref(),
                "metadata.name",
                "Described in %s as well; that one counts".formatted(first)));
    }

    void note(List<Problem> found) {
        problems.addAll(found);
    }

    void wrote(Map<String, Boolean> newByRef) {
        written.addAll(newByRef.keySet());
        added += (int) newByRef.values().stream().filter(isNew -> isNew).count();
    }

    RefreshOutcome.Taken outcome(int orphaned) {
        var errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        return new RefreshOutcome.Taken(added, written.size() - added, orphaned, (int) errors);
    }

    Set<String> refs() {
        return files.keySet();
    }

    /** Files of which nobody looked, or could tell, what they describe now. */
    Set<String> unread() {
        return Stream.concat(filesWithErrors.stream(), kept.stream()).collect(toSet());
    }

    Set<String> filesWithProblems() {
        return problems.stream().map(Problem::file).collect(toSet());
    }

    List<Problem> problems() {
        return problems;
    }

    /** References of what was added or changed. */
    List<String> written() {
        return written;
    }
}
