package dev.quarterdeck.catalog.source.tree;

import dev.quarterdeck.platform.Fingerprint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A source that is one descriptor. */
final class SingleFile implements SourceTree {

    private final String name;
    private final byte[] content;

    SingleFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    @Override
    public String fingerprint() {
        return new Fingerprint().add(content).hex();
    }

    @Override
    public Optional<String> state() {
        return Optional.empty();
    }

    @Override
    public Optional<String> version(String path) {
        return path.equals(name) ? Optional.of(fingerprint()) : Optional.empty();
    }

    @Override
    public Collection<String> files() {
        return List.of(name);
    }

    @Override
    public List<String> descriptors() {
        return List.of(name);
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        return path.equals(name) && content.length <= limit ? Optional.of(content) : Optional.empty();
    }

    @Override
    public void close() {}
}
