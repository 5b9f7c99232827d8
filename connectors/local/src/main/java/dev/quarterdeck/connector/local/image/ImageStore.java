package dev.quarterdeck.connector.local.image;

import dev.quarterdeck.connector.cluster.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The images on this machine, each in a folder that is named after its artifact's digest. */
public final class ImageStore {

    /** An image takes about 70 MB of disk; what is needed again is made again. */
    private static final int KEPT = 24;

    private final Path folder;
    private final @Nullable Path prepared;
    private final Map<Artifact, Image> images = new ConcurrentHashMap<>();

    /**
     * Deletes images that have not been used for the longest time, and what was only half made.
     *
     * @param prepared images of the same layout that are taken over where they are wanted; only read; null for none
     */
    public ImageStore(Path folder, @Nullable Path prepared) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.prepared = prepared;
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
        return images.computeIfAbsent(artifact, this::open);
    }

    private Image open(Artifact artifact) {
        var digest = artifact.sha256();
        var alike = prepared == null ? null : prepared.resolve(digest);
        return new Image(artifact, folder.resolve(digest), alike != null && Files.isDirectory(alike) ? alike : null);
    }
}
