package dev.quarterdeck.connector.local.image;

import dev.quarterdeck.connector.cluster.Artifact;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * What all replicas of one artifact are started from.
 *
 * <p>A Spring Boot archive is unpacked, and its first replica, when it ends, leaves the classes that it had loaded in a
 * class data sharing archive. Later ones map that into their memory: they start in half the processor time, and share
 * what they have in common. A build can prepare both. Any other artifact is started as it is.
 */
public final class Image {

    static final String UNFINISHED = ".unfinished";

    private static final Logger log = LoggerFactory.getLogger(Image.class);

    /** An archive is of use to the very Java that wrote it. */
    private static final String CLASSES = "classes-%s.jsa".formatted(Runtime.version());

    private final Path artifact;
    private final Path folder;
    private final @Nullable Path prepared;
    private @Nullable Path file;
    private boolean recorded;

    /** @param prepared what {@code folder} is to hold, made before; null for none */
    Image(Artifact artifact, Path folder, @Nullable Path prepared) {
        this.artifact = Path.of(artifact.location());
        this.folder = folder;
        this.prepared = prepared;
    }

    /** How to start one more process. Takes a second when an image is used for the first time. */
    public synchronized ImageStart start() {
        if (file == null) {
            file = unpacked();
        }
        if (file.equals(artifact)) {
            return new ImageStart(this, file, List.of(), null);
        }
        touch();
        var classes = folder.resolve(CLASSES);
        if (Files.exists(classes)) {
            return new ImageStart(this, file, ClassArchive.used(classes), null);
        }
        if (recorded) {
            return new ImageStart(this, file, List.of(), null);
        }
        recorded = true;
        return new ImageStart(this, file, ClassArchive.madeAtExit(ImageStart.unfinished(classes)), classes);
    }

    private Path unpacked() {
        try {
            var launched = folder.resolve(artifact.getFileName());
            if (!Files.exists(launched) && isSpringBoot()) {
                unpack();
            }
            return Files.exists(launched) ? launched : artifact;
        } catch (IOException e) {
            log.warn("{} cannot be unpacked and is started as it is, which takes longer", artifact, e);
            return artifact;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return artifact;
        }
    }

    private boolean isSpringBoot() throws IOException {
        if (!artifact.toString().endsWith(".jar")) {
            return false;
        }
        try (var jar = new JarFile(artifact.toFile())) {
            return jar.stream().anyMatch(entry -> entry.getName().startsWith("BOOT-INF/lib/spring-boot-jarmode-tools"));
        }
    }

    private void unpack() throws IOException, InterruptedException {
        var unfinished = folder.resolveSibling(folder.getFileName() + UNFINISHED);
        FileSystemUtils.deleteRecursively(unfinished);
        if (prepared == null) {
            extract(unfinished);
        } else {
            TreeCopy.of(prepared, unfinished);
        }
        flush(unfinished);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void extract(Path destination) throws IOException, InterruptedException {
        Tool.run(
                "java",
                // which halves what half a second takes
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                artifact.toString(),
                "extract",
                "--destination",
                destination.toString());
    }

    /** What is there under its final name is trusted, also after a power cut. */
    private static void flush(Path unpacked) throws IOException {
        try (var files = Files.walk(unpacked)) {
            for (var part : files.filter(Files::isRegularFile).toList()) {
                try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Tells the store that this image is in use. */
    private void touch() {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        } catch (IOException e) {
            log.debug("{} looks older than it is", folder, e);
        }
    }

    synchronized void recorderEnded() {
        recorded = false;
    }
}
