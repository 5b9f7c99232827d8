package dev.quarterdeck.catalog.source.tree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Notes of every file of a folder what changes when the file does, as Git does to tell changed files. */
final class FileStates extends SimpleFileVisitor<Path> {

    /** Hold copies of other files, and change with every build. */
    private static final Set<String> PASSED_OVER = Set.of("target", "build", "node_modules");

    private static final int LIMIT = 500_000;

    private final Path root;
    private final SortedMap<String, String> states = new TreeMap<>();

    private FileStates(Path root) {
        this.root = root;
    }

    /** By path from the root, with {@code /} on every system. */
    static SortedMap<String, String> below(Path root) throws IOException {
        var visitor = new FileStates(root);
        Files.walkFileTree(root, visitor);
        return visitor.states;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        var name = String.valueOf(folder.getFileName());
        var passOver = !folder.equals(root) && (name.startsWith(".") || PASSED_OVER.contains(name));
        return passOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (states.size() >= LIMIT) {
            throw new IOException("it holds more than %,d files; choose one further down".formatted(LIMIT));
        }
        if (attributes.isRegularFile()) {
            var path = root.relativize(file).toString().replace('\\', '/');
            states.put(path, attributes.size() + " " + attributes.lastModifiedTime());
        }
        return FileVisitResult.CONTINUE;
    }
}
