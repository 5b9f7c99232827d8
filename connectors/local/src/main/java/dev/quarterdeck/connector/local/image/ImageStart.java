package dev.quarterdeck.connector.local.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one process is started. One that {@link #rehearses} is meant to be ended as soon as it has started, and keeps
 * others of its image waiting until then.
 */
public final class ImageStart implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImageStart.class);

    private final Image image;
    private final Path file;
    private final @Nullable Path classes;
    private boolean rehearses;

    /** @param classes the archive to use or, by a rehearsal, to make; null for none */
    ImageStart(Image image, Path file, @Nullable Path classes, boolean rehearses) {
        this.image = image;
        this.file = file;
        this.classes = classes;
        this.rehearses = rehearses;
    }

    public Path file() {
        return file;
    }

    /** For the Java launcher. */
    public List<String> flags() {
        if (classes == null) {
            return List.of();
        }
        return rehearses ? ClassArchive.madeAtExit(unfinished(classes)) : ClassArchive.used(classes);
    }

    private static Path unfinished(Path classes) {
        return classes.resolveSibling(classes.getFileName() + Image.UNFINISHED);
    }

    public boolean rehearses() {
        return rehearses;
    }

    /** Keeps what the process wrote when it ended. */
    public void rehearsed() {
        if (!rehearses || classes == null) {
            return;
        }
        rehearses = false;
        try {
            Files.move(unfinished(classes), classes, StandardCopyOption.ATOMIC_MOVE);
            image.rehearsalEnded(true);
        } catch (IOException e) {
            log.warn("Replicas of {} go on starting slowly: their classes could not be kept", file, e);
            image.rehearsalEnded(false);
        }
    }

    /** Gives the rehearsal up: the next replica of the image has its own. */
    @Override
    public void close() {
        if (rehearses) {
            rehearses = false;
            image.rehearsalEnded(true);
        }
    }
}
