package dev.quarterdeck.workloads;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Passwords that the portal made for workloads: one file each, which only its own user can read. */
@Component
class Secrets {

    private final Path folder;

    Secrets(DataFolder data) {
        this.folder = data.folder("secrets");
    }

    /** The same at each call, made at the first. */
    synchronized String password(String name) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[24];
                new SecureRandom().nextBytes(bytes);
                var fresh = Files.createTempFile(
                        folder,
                        name,
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, HexFormat.of().formatHex(bytes));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret %s cannot be kept in %s".formatted(name, folder), e);
        }
    }
}
