package dev.quarterdeck.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The server's programs, which the library unpacks once for each version of them. */
final class ServerFiles {

    /** Written by the library when a folder is complete. */
    private static final String COMPLETE = ".exists";

    private ServerFiles() {}

    /** Removes what a killed portal had half unpacked, over which the library cannot unpack again. */
    static void removeUnfinished(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var versions = Files.list(folder)) {
            for (var version : versions.toList()) {
                if (!Files.exists(version.resolve(COMPLETE))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
    }
}
