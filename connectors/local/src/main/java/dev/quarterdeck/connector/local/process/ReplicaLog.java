package dev.quarterdeck.connector.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.cluster.LogLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one replica wrote. The process appends to the file itself, so its output survives the portal.
 *
 * <p>A file that has grown too long is copied to an older one, whose name ends in the offset of its first byte, and
 * emptied in place, which a process that appends does not notice. What it writes in the very moment of that is lost.
 * Offsets count from the first byte ever written.
 */
public final class ReplicaLog {

    static final long LONGEST = 4L * 1024 * 1024;
    static final int LONGEST_READ = 1024 * 1024;

    private final String replica;
    private final Path file;

    ReplicaLog(String replica, Path file) {
        this.replica = replica;
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** The part of the log before the current file. */
    private record Older(Path file, long start, long end) {}

    private Optional<Older> older() throws IOException {
        var prefix = file.getFileName() + ".";
        var all = new ArrayList<Older>();
        try (var files = Files.newDirectoryStream(file.getParent(), prefix + "*")) {
            for (var path : files) {
                var start = Long.parseLong(path.getFileName().toString().substring(prefix.length()));
                all.add(new Older(path, start, start + Files.size(path)));
            }
        }
        return all.stream().max(Comparator.comparingLong(Older::start));
    }

    public synchronized void rotateIfLong() throws IOException {
        if (!Files.exists(file) || Files.size(file) < LONGEST) {
            return;
        }
        var before = older();
        var start = before.map(Older::end).orElse(0L);
        moveTo(file.resolveSibling(file.getFileName() + "." + start));
        if (before.isPresent()) {
            Files.deleteIfExists(before.get().file());
        }
    }

    private void moveTo(Path copy) throws IOException {
        try (var from = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var to = FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            to.truncate(0);
            var copied = 0L;
            while (copied < from.size()) {
                copied += from.transferTo(copied, from.size() - copied, to);
            }
            from.truncate(0);
        }
    }

    void delete() throws IOException {
        var before = older();
        if (before.isPresent()) {
            Files.deleteIfExists(before.get().file());
        }
        Files.deleteIfExists(file);
    }

    /** @param after the offset to go on from, or a negative number for the last {@code limit} lines */
    public synchronized List<LogLine> read(long after, int limit) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var older = older();
        var begin = older.map(Older::start).orElse(0L);
        var end = older.map(Older::end).orElse(0L) + Files.size(file);
        var from = after < 0 ? Math.max(begin, end - LONGEST_READ) : Math.clamp(after, begin, end);
        var bytes = new byte[(int) Math.min(LONGEST_READ, end - from)];
        var buffer = ByteBuffer.wrap(bytes);
        if (older.isPresent()) {
            fill(buffer, older.get().file(), from - older.get().start());
        }
        fill(buffer, file, Math.max(0, from - older.map(Older::end).orElse(0L)));
        var lines = linesOf(Arrays.copyOf(bytes, buffer.position()), from, from == after || from == 0);
        return after < 0
                ? lines.subList(Math.max(0, lines.size() - limit), lines.size())
                : lines.subList(0, Math.min(limit, lines.size()));
    }

    private static void fill(ByteBuffer bytes, Path file, long position) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var at = position;
            while (bytes.hasRemaining()) {
                var count = channel.read(bytes, at);
                if (count < 0) {
                    return;
                }
                at += count;
            }
        }
    }

    /**
     * A last line without its end is left for the next read, unless it alone is longer than a read.
     *
     * @param whole whether the first byte begins a line
     */
    private List<LogLine> linesOf(byte[] bytes, long offset, boolean whole) {
        var lines = new ArrayList<LogLine>();
        var begin = 0;
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                if (whole || begin > 0) {
                    lines.add(new LogLine(replica, offset + at + 1, new String(bytes, begin, at - begin, UTF_8)));
                }
                begin = at + 1;
            }
        }
        if (begin == 0 && bytes.length == LONGEST_READ) {
            lines.add(new LogLine(replica, offset + LONGEST_READ, new String(bytes, UTF_8)));
        }
        return lines;
    }
}
