package dev.quarterdeck.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the portal keeps what is not in the database.
 *
 * @param home set by {@code QUARTERDECK_HOME}
 */
@ConfigurationProperties("quarterdeck")
public record DataFolder(Path home) {

    /** A folder below home that only this user can read; made if missing. */
    public Path folder(String name) {
        try {
            var folder = home.resolve(name);
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder %s cannot be written to".formatted(home), e);
        }
    }
}
