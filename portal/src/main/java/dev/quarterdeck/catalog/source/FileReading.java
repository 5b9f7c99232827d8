package dev.quarterdeck.catalog.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.catalog.descriptor.DescriptorFile;
import dev.quarterdeck.catalog.descriptor.DescriptorReader;
import dev.quarterdeck.catalog.descriptor.Problem;
import dev.quarterdeck.catalog.source.tree.SourceTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the files of a tree, none of them larger than a person would write. */
final class FileReading {

    private static final int DESCRIPTOR_BYTES = 1 << 20;
    private static final int TEXT_BYTES = 5 << 20;

    private final SourceTree tree;
    private final Set<String> dependent = ConcurrentHashMap.newKeySet();

    FileReading(SourceTree tree) {
        this.tree = tree;
    }

    /** For what only somebody else sees, such as targets that are patterns. */
    void noteDependent(String path) {
        dependent.add(path);
    }

    /** Whether what this file describes depends on other files too. */
    boolean isDependent(String path) {
        return dependent.contains(path);
    }

    DescriptorFile read(String path) {
        var bytes = tree.read(path, DESCRIPTOR_BYTES);
        if (bytes.isEmpty()) {
            return unreadable(path, "Larger than 1 MiB; split it into several files");
        }
        return text(bytes.get())
                .map(text -> reader(path).read(path, text))
                .orElseGet(() -> unreadable(path, "Not a text in UTF-8"));
    }

    private DescriptorReader reader(String path) {
        return new DescriptorReader(other -> {
            dependent.add(path);
            return tree.read(other, TEXT_BYTES).flatMap(FileReading::text);
        });
    }

    private static DescriptorFile unreadable(String path, String why) {
        return new DescriptorFile(List.of(), List.of(Problem.ofFile(path, why)));
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
