package dev.quarterdeck.connector.local.image;

import dev.quarterdeck.connector.cluster.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/** The images on this machine, each in a folder that is named after its artifact's digest. */
public final class ImageStore {

    /** An image takes about 70 MB of disk; what is needed again is made again. */
    private static final int KEPT = 24;

    private final Path folder;
    private final Map<Artifact, Image> images = new ConcurrentHashMap<>();

    /** Deletes images that have not been used for the longest time, and what was only half made. */
    public ImageStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var found = Files.list(folder)) {
            var newestFirst = found.sorted(
                            Comparator.comparing(ImageStore::lastUse).reversed())
                    .toList();
            var kept = 0;
            for (var image : newestFirst) {
                if (image.toString().endsWith(Image.UNFINISHED) || kept++ >= KEPT) {
                    FileSystemUtils.deleteRecursively(image);
                }
            }
        }
    }

    private static FileTime lastUse(Path image) {
        try {
            return Files.getLastModifiedTime(image);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    public Image of(Artifact artifact) {
        return images.computeIfAbsent(artifact, wanted -> new Image(wanted, folder.resolve(wanted.sha256())));
    }
}
