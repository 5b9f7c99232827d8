package dev.quarterdeck.catalog.source.tree;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files of a source at one moment. */
public interface SourceTree extends AutoCloseable {

    /** Differs whenever any file may have changed. */
    String fingerprint();

    /** What its keepers call the moment, such as a commit; empty if they do not. */
    Optional<String> state();

    /** Differs whenever the file may have changed; empty if there is no such file. */
    Optional<String> version(String path);

    /** Paths of all files from the root, in order. */
    Collection<String> files();

    /** Those of them that are descriptors by their path. */
    List<String> descriptors();

    /**
     * Reads one file of the tree, which need not be a descriptor.
     *
     * @param limit in bytes
     * @return empty if there is no such file, or it is larger
     */
    Optional<byte[]> read(String path, int limit);

    @Override
    void close();
}
