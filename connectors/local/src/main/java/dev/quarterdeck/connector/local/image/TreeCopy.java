package dev.quarterdeck.connector.local.image;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A copy of a folder that takes no room where the file system knows links. Nobody may write into either's files. */
final class TreeCopy {

    private TreeCopy() {}

    static void of(Path source, Path target) throws IOException {
        try (var found = Files.walk(source)) {
            for (var path : found.toList()) {
                var there = target.resolve(source.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(there);
                } else {
                    link(path, there);
                }
            }
        }
    }

    /** An archive of classes fits only jars that have the time of those that it was made with. */
    private static void link(Path file, Path there) throws IOException {
        try {
            Files.createLink(there, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, there, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
