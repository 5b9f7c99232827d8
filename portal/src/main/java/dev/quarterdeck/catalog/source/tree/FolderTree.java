package dev.quarterdeck.catalog.source.tree;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/** A folder of this machine. Links are not followed, so that nothing outside it is ever read. */
final class FolderTree implements SourceTree {

    private final Path root;
    private final SortedMap<String, String> states;
    private final Predicate<String> isDescriptor;

    private FolderTree(Path root, SortedMap<String, String> states, Predicate<String> isDescriptor) {
        this.root = root;
        this.states = states;
        this.isDescriptor = isDescriptor;
    }

    static FolderTree open(String location, Predicate<String> isDescriptor) {
        try {
            var root = Path.of(location).toRealPath();
            return new FolderTree(root, FileStates.below(root), isDescriptor);
        } catch (IOException e) {
            throw new SourceUnavailable("The folder %s cannot be read: %s".formatted(location, e), e);
        }
    }

    @Override
    public String fingerprint() {
        var fingerprint = new Fingerprint();
        states.forEach((path, state) -> fingerprint.add(path).add(state));
        return fingerprint.hex();
    }

    @Override
    public Optional<String> state() {
        return Optional.empty();
    }

    @Override
    public Optional<String> version(String path) {
        return Optional.ofNullable(states.get(path));
    }

    @Override
    public Collection<String> files() {
        return states.keySet();
    }

    @Override
    public List<String> descriptors() {
        return states.keySet().stream().filter(isDescriptor).toList();
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        if (!states.containsKey(path)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(in.readNBytes(limit + 1)).filter(bytes -> bytes.length <= limit);
        } catch (IOException e) {
            throw new SourceUnavailable("The file %s cannot be read: %s".formatted(root.resolve(path), e), e);
        }
    }

    @Override
    public void close() {}
}
