package dev.quarterdeck.delivery.pipeline.execution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.springframework.util.FileSystemUtils;

/** A workspace on its way, as {@code tar -cz .} writes it. */
final class WorkspaceArchive {

    private static final int MODE = 0644;
    private static final int RUNNABLE = 0755;
    private static final int ANYBODY_RUNS = 0111;

    private WorkspaceArchive() {}

    static void write(Workspace workspace, OutputStream out) throws IOException {
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out), "UTF-8");
                var files = Files.walk(workspace.folder())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (var file : (Iterable<Path>) files.skip(1)::iterator) {
                write(file, workspace.folder().relativize(file).toString(), tar);
            }
        }
    }

    private static void write(Path file, String name, TarArchiveOutputStream tar) throws IOException {
        if (Files.isSymbolicLink(file)) {
            var link = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(file).toString());
            tar.putArchiveEntry(link);
        } else {
            var entry = new TarArchiveEntry(file.toFile(), name);
            entry.setMode(Files.isExecutable(file) ? RUNNABLE : MODE);
            tar.putArchiveEntry(entry);
            if (Files.isRegularFile(file)) {
                Files.copy(file, tar);
            }
        }
        tar.closeArchiveEntry();
    }

    /**
     * Puts what comes in the place of what is there, all of it or nothing.
     *
     * @param limit in bytes, of all files together
     * @throws IOException also if it is more than {@code limit}, or something in it leads out of the workspace
     */
    static void read(InputStream in, Workspace workspace, long limit) throws IOException {
        var folder = workspace.folder();
        var incoming = workspace.incoming();
        var before = workspace.before();
        FileSystemUtils.deleteRecursively(incoming);
        FileSystemUtils.deleteRecursively(before);
        try {
            Files.createDirectories(incoming);
            unpack(in, incoming, limit);
            Files.move(folder, before);
            Files.move(incoming, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(incoming);
            FileSystemUtils.deleteRecursively(before);
        }
    }

    private static void unpack(InputStream in, Path folder, long limit) throws IOException {
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(in), "UTF-8")) {
            var left = limit;
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                left -= entry.getSize();
                if (left < 0) {
                    throw new IOException("The workspace that came back is larger than %,d bytes".formatted(limit));
                }
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var file = inside(folder, entry.getName());
        if (file.equals(folder)) {
            return;
        }
        var around = Objects.requireNonNull(file.getParent(), "it is inside the workspace");
        Files.createDirectories(around);
        requireInside(folder, around, entry);
        if (entry.isDirectory()) {
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(file);
            }
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            var target = inside(folder, entry.getLinkName());
            requireInside(folder, target, entry);
            Files.createLink(file, target);
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            if ((entry.getMode() & ANYBODY_RUNS) != 0) {
                Files.setPosixFilePermissions(file, runnable());
            }
        }
    }

    private static EnumSet<PosixFilePermission> runnable() {
        return EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.GROUP_EXECUTE);
    }

    private static Path inside(Path folder, String name) throws IOException {
        var file = folder.resolve(name.replaceFirst("^/+", "")).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("'%s' leads out of the workspace".formatted(name));
        }
        return file;
    }

    /** Links among what came before may lead anywhere; nothing is written through them. */
    private static void requireInside(Path folder, Path file, TarArchiveEntry entry) throws IOException {
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new IOException("'%s' leads out of the workspace".formatted(entry.getName()));
        }
    }
}
