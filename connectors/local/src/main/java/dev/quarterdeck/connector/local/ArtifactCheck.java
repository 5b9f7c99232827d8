package dev.quarterdeck.connector.local;

import dev.quarterdeck.connector.cluster.Artifact;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes sure that what is started is what was released. */
class ArtifactCheck {

    /** What was hashed; a file that has changed since is hashed again. */
    private record FileState(Path file, long size, FileTime modified) {}

    private final Map<FileState, String> digests = new ConcurrentHashMap<>();

    /** Why the artifact must not be started; empty if it may. */
    Optional<String> refusalOf(Artifact artifact) {
        if (!"file".equals(artifact.location().getScheme())) {
            return Optional.of("The artifact %s is not a file, and the embedded cluster runs only those."
                    .formatted(artifact.location()));
        }
        var file = Path.of(artifact.location());
        try {
            var state = new FileState(file, Files.size(file), Files.getLastModifiedTime(file));
            var found = digests.get(state);
            if (found == null) {
                found = digestOf(file);
                digests.put(state, found);
            }
            return found.equals(artifact.sha256())
                    ? Optional.empty()
                    : Optional.of(
                            "The artifact is not the one that was released: its SHA-256 is %s, the release's %s. Build the release again."
                                    .formatted(found, artifact.sha256()));
        } catch (IOException e) {
            return Optional.of(
                    "The artifact %s cannot be read (%s). Build the release again.".formatted(file, e.getMessage()));
        }
    }

    private static String digestOf(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
