package dev.quarterdeck.connector.local.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one process is started. */
public final class ImageStart {

    private static final Logger log = LoggerFactory.getLogger(ImageStart.class);

    /** Of a process that ended by itself, or that was asked to; one that was killed may have written half an archive. */
    private static final Set<Integer> ORDERLY = Set.of(0, 143);

    private static final Duration LEAST_GRACE = Duration.ofSeconds(1);

    /** Writing an archive takes 3 s of processor time, and several do at once when the portal ends. */
    private static final Duration WRITING = Duration.ofSeconds(45);

    private final Image image;
    private final Path file;
    private final List<String> flags;
    private final @Nullable Path records;

    /** @param records the archive that this process writes when it ends; null for none */
    ImageStart(Image image, Path file, List<String> flags, @Nullable Path records) {
        this.image = image;
        this.file = file;
        this.flags = flags;
        this.records = records;
    }

    static Path unfinished(Path classes) {
        return classes.resolveSibling(classes.getFileName() + Image.UNFINISHED);
    }

    public Path file() {
        return file;
    }

    /** For the Java launcher. */
    public List<String> flags() {
        return flags;
    }

    /** How long the process has for its end, however long its requests took. */
    public Duration leastGrace() {
        return records == null ? LEAST_GRACE : WRITING;
    }

    /** Lets another process do what this one was to do. */
    public void notStarted() {
        if (records != null) {
            image.recorderEnded();
        }
    }

    /** Keeps what the process has written, for those that start after it. */
    public void ended(int exitCode) {
        if (records == null) {
            return;
        }
        try {
            if (ORDERLY.contains(exitCode) && Files.exists(unfinished(records))) {
                Files.move(unfinished(records), records, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            log.warn("Replicas of {} go on starting slowly: their classes could not be kept", file, e);
        }
        image.recorderEnded();
    }
}
