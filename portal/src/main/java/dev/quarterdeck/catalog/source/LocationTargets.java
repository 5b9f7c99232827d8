package dev.quarterdeck.catalog.source;

import dev.quarterdeck.catalog.descriptor.Descriptor;
import dev.quarterdeck.catalog.descriptor.Problem;
import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import dev.quarterdeck.catalog.descriptor.SourcePath;
import dev.quarterdeck.catalog.source.tree.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.AntPathMatcher;
import tools.jackson.databind.JsonNode;

/** Finds the files that a Location names by their path from its own, also with {@code *} and {@code **}. */
final class LocationTargets {

    private static final AntPathMatcher PATHS = new AntPathMatcher();

    private final SourceTree tree;
    private final List<Problem> problems = new ArrayList<>();

    LocationTargets(SourceTree tree) {
        this.tree = tree;
    }

    static boolean isLocation(Descriptor descriptor) {
        return descriptor.ref().kind().equals("location");
    }

    /** In the order in which it names them. */
    List<String> of(Descriptor location) {
        var spec = location.content().path("spec");
        return Stream.concat(
                        spec.path("target").isString() ? Stream.of(spec.path("target")) : Stream.empty(),
                        spec.path("targets").valueStream())
                .map(JsonNode::asString)
                .flatMap(target -> files(location, target).stream())
                .distinct()
                .toList();
    }

    private List<String> files(Descriptor location, String target) {
        var path = SourcePath.resolve(location.file(), target);
        if (path.isEmpty()) {
            note(location, "%s is not a file of this source; make it a source of its own".formatted(target));
            return List.of();
        }
        var found = PATHS.isPattern(path.get())
                ? tree.files().stream()
                        .filter(file -> PATHS.match(path.get(), file))
                        .toList()
                : Stream.of(path.get()).filter(tree.files()::contains).toList();
        if (found.isEmpty()) {
            note(location, "There is no file %s".formatted(path.get()));
        }
        return found;
    }

    private void note(Descriptor location, String message) {
        problems.add(new Problem(
                Severity.WARNING, location.file(), location.line(), 1, location.ref(), "spec.targets", message));
    }

    List<Problem> problems() {
        return problems;
    }
}
