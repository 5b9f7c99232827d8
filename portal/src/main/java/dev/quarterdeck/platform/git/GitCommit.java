package dev.quarterdeck.platform.git;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * One commit that can be read.
 *
 * @param repository open until this is closed
 */
public record GitCommit(Repository repository, ObjectId id) implements AutoCloseable {

    @Override
    public void close() {
        repository.close();
    }
}
