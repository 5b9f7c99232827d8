package dev.quarterdeck.workloads.cluster.applyset.source.checkout;

import dev.quarterdeck.workloads.cluster.applyset.source.Unrenderable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths that do not leave a folder. */
public record Inside(Path root) {

    /**
     * @param from where a relative path begins
     * @return empty if it leads out of the root, or is no path at all
     */
    public Optional<Path> resolve(Path from, String path) {
        try {
            return Optional.of(from.resolve(path).normalize()).filter(there -> there.startsWith(root));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** @throws Unrenderable unless the file is UTF-8 */
    public String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Unrenderable("Folder: '%s' is not a text in UTF-8.".formatted(nameOf(file)), e);
        }
    }

    /** From the root, empty for itself. */
    public String nameOf(Path path) {
        return root.relativize(path).toString();
    }
}
