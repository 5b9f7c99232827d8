package dev.quarterdeck.delivery.release;

import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Keeps what was built under the name of its digest; a file is there whole or not at all. */
@Component
public class ArtifactStore {

    private final Path folder;

    ArtifactStore(DataFolder data) {
        this.folder = data.folder("artifacts");
    }

    /** Copies {@code file}; one with the same content is kept once. */
    public StoredArtifact store(Path file) {
        try {
            var copy = Files.createTempFile(folder, "incoming-", "");
            try {
                return keep(copy, copy(file, copy), file.getFileName());
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The artifact %s cannot be stored in %s".formatted(file, folder), e);
        }
    }

    /** The folder is flushed too: else the power could take the file's new name, though not its bytes. */
    private StoredArtifact keep(Path copy, String digest, Path name) throws IOException {
        var folderOfDigest = Files.createDirectories(folder.resolve(digest));
        var place = folderOfDigest.resolve(name);
        Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(folderOfDigest)) {
            channel.force(true);
        }
        return new StoredArtifact(place.toUri(), digest, Files.size(place));
    }

    /** Whether the stored file still is what was released. */
    public boolean holds(StoredArtifact artifact) {
        try {
            return digestOf(Path.of(artifact.location())).equals(artifact.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    private static String copy(Path from, Path to) throws IOException {
        var sha256 = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(from), sha256)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
        try (var channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String digestOf(Path file) throws IOException {
        var sha256 = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
