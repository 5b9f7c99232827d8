package dev.quarterdeck.catalog.descriptor;

import java.util.ArrayDeque;
import java.util.Optional;

/** Paths as files of a source name one another. */
public final class SourcePath {

    private SourcePath() {}

    /**
     * The path from the root of the source.
     *
     * @param file that names it, from the root
     * @param named as it is named there, from the folder of {@code file}
     * @return empty if it leads out of the source, or is an address
     */
    public static Optional<String> resolve(String file, String named) {
        if (named.startsWith("/") || named.contains(":") || named.contains("\\")) {
            return Optional.empty();
        }
        var parts = new ArrayDeque<String>();
        for (var part : (folder(file) + named).split("/")) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }
}
