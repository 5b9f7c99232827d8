package dev.quarterdeck.platform.secret;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One file for each secret, which only the portal's own user can read. */
@Component
class SecretFiles {

    private final DataFolder data;

    SecretFiles(DataFolder data) {
        this.data = data;
    }

    private Path folder() {
        return data.folder("secrets");
    }

    Optional<String> read(String name) {
        var file = folder().resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret %s cannot be read".formatted(file), e);
        }
    }

    /** Written elsewhere first, so that nobody ever reads half of it. */
    void write(String name, String value) {
        if (read(name).filter(value::equals).isPresent()) {
            return;
        }
        var folder = folder();
        try {
            var fresh = Files.createTempFile(
                    folder,
                    name,
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, value);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret %s cannot be kept in %s".formatted(name, folder), e);
        }
    }
}
