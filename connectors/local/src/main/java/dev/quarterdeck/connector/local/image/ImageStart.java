package dev.quarterdeck.connector.local.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one replica is started. One that {@link #records} keeps others of its image waiting until it is closed. */
public final class ImageStart implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImageStart.class);

    private final Image image;
    private final Path file;
    private final List<String> flags;
    private @Nullable Path recordTo;

    ImageStart(Image image, Path file, List<String> flags, @Nullable Path recordTo) {
        this.image = image;
        this.file = file;
        this.flags = flags;
        this.recordTo = recordTo;
    }

    public Path file() {
        return file;
    }

    /** For the Java launcher. */
    public List<String> flags() {
        return flags;
    }

    /** Whether this replica has still to show which classes it needs. */
    public synchronized boolean records() {
        return recordTo != null;
    }

    /** Keeps the classes that a process of this start has loaded. Takes about two seconds, in which the process stands still. */
    public void record(long pid) {
        var target = recordTo;
        if (target == null) {
            return;
        }
        var success = false;
        try {
            var unfinished = target.resolveSibling(target.getFileName() + Image.UNFINISHED);
            ClassArchive.write(pid, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            success = true;
        } catch (IOException e) {
            log.warn("Replicas of {} go on starting slowly: their classes could not be kept", file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(success);
    }

    /** Lets others go on; what was not recorded by now is left to the next replica. */
    @Override
    public void close() {
        end(true);
    }

    private synchronized void end(boolean success) {
        if (recordTo != null) {
            recordTo = null;
            image.recorded(success);
        }
    }
}
