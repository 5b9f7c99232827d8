package dev.quarterdeck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.FileSystemUtils;

/** The data folder of a portal that a test starts, gone when that portal is. */
record TestFolder(Path path) implements DisposableBean {

    static TestFolder create() {
        try {
            return new TestFolder(Files.createTempDirectory("quarterdeck-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
