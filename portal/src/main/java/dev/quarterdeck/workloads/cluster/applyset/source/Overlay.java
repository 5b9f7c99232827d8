package dev.quarterdeck.workloads.cluster.applyset.source;

import dev.quarterdeck.workloads.cluster.applyset.source.checkout.Inside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Follows what kustomize would follow, before it does: a proxy keeps it from all hosts but this one, and nothing from the
 * folders around the repository.
 */
final class Overlay {

    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final Set<String> PARTS = Set.of("resources", "bases", "components");
    private static final Set<String> PLUGINS = Set.of("generators", "transformers", "validators");

    /** Below these, texts are no places; kustomize takes the names of fields in any case. */
    private static final Set<String> TEXTS = Set.of(
            "annotations",
            "buildmetadata",
            "commonannotations",
            "commonlabels",
            "images",
            "labels",
            "literals",
            "metadata",
            "options",
            "patch",
            "sourcevalue");

    private static final int DEPTH = 64;

    /** @param isPlugin whether it says what is to be done to others, in whatever it is made of as well */
    private record Place(Path file, boolean isPlugin) {}

    private final Inside repository;
    private final Set<Place> seen = new HashSet<>();

    private Overlay(Path root) {
        this.repository = new Inside(root);
    }

    static boolean isIn(Path folder) {
        return file(folder).isPresent();
    }

    private static Optional<Path> file(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    /**
     * @param root of the repository
     * @throws Unrenderable if anything that the overlay is made of is not in the repository
     */
    static void check(Path root, Path folder) throws IOException {
        new Overlay(root).follow(folder, false);
    }

    private void follow(Path there, boolean isPlugin) throws IOException {
        var file = Files.isDirectory(there) ? file(there) : Optional.of(there).filter(_ -> isPlugin);
        if (file.isPresent() && seen.add(new Place(file.get(), isPlugin))) {
            read(new Place(file.get(), isPlugin), repository.text(file.get()));
        }
    }

    private void read(Place place, String text) throws IOException {
        try {
            for (var document : Documents.of(text)) {
                look(place, "", document, 0);
            }
        } catch (YamlEngineException e) {
            throw new Unrenderable("Folder: '%s' is not YAML: %s".formatted(nameOf(place), e.getMessage()), e);
        }
    }

    private void look(Place place, String field, @Nullable Object value, int depth) throws IOException {
        if (depth > DEPTH) {
            throw new Unrenderable("Folder: '%s' is too deep.".formatted(nameOf(place)));
        }
        switch (value) {
            case Map<?, ?> fields -> {
                for (var entry : fields.entrySet()) {
                    var name = String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT);
                    if (!TEXTS.contains(name)) {
                        look(place, name, entry.getValue(), depth + 1);
                    }
                }
            }
            case List<?> items -> {
                for (var item : items) {
                    look(place, field, item, depth + 1);
                }
            }
            case String text -> text(place, field, text);
            case null, default -> {}
        }
    }

    /** Some fields take a document in place of the name of a file. */
    private void text(Place place, String field, String text) throws IOException {
        var isPlugin = place.isPlugin() || PLUGINS.contains(field);
        var isPart = PARTS.contains(field) || PLUGINS.contains(field);
        if (text.contains("\n")) {
            if (isPart && isPlugin) {
                read(new Place(place.file(), true), text);
            }
        } else if (text.contains("://")) {
            throw elsewhere(place, text);
        } else if (isPart) {
            var there = repository.resolve(place.file().resolveSibling(""), text);
            follow(there.filter(Files::exists).orElseThrow(() -> elsewhere(place, text)), isPlugin);
        }
    }

    private Unrenderable elsewhere(Place place, String text) {
        return new Unrenderable(
                "Folder: '%s' names '%s', which is no file in the repository. Remote bases are not fetched, and links not followed: put them into the repository."
                        .formatted(nameOf(place), text));
    }

    private String nameOf(Place place) {
        return repository.nameOf(place.file());
    }
}
