package dev.quarterdeck.connector.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.connector.cluster.LogLine;
import dev.quarterdeck.connector.cluster.LogSlice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

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

    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");

    private final String replica;
    private final Path file;
    private final long kept;

    /** @param kept how many bytes of older files are kept; at least the newest of them always is */
    ReplicaLog(String replica, Path file, long kept) {
        this.replica = replica;
        this.file = file;
        this.kept = kept;
    }

    public Path file() {
        return file;
    }

    private record Part(Path file, long start, long end) {}

    /** What came before the current file, in order. */
    private List<Part> older() throws IOException {
        var prefix = file.getFileName() + ".";
        var all = new ArrayList<Part>();
        try (var files = Files.newDirectoryStream(file.getParent(), prefix + "*")) {
            for (var path : files) {
                var suffix = path.getFileName().toString().substring(prefix.length());
                if (OFFSET.matcher(suffix).matches()) {
                    var start = Long.parseLong(suffix);
                    all.add(new Part(path, start, start + Files.size(path)));
                }
            }
        }
        all.sort(Comparator.comparingLong(Part::start));
        return all;
    }

    /** All of it, in order; the current file is the last. Empty if nothing was ever written. */
    private List<Part> parts() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var parts = older();
        var start = parts.isEmpty() ? 0 : parts.getLast().end();
        parts.add(new Part(file, start, start + Files.size(file)));
        return parts;
    }

    public synchronized void rotateIfLong() throws IOException {
        if (!Files.exists(file) || Files.size(file) < LONGEST) {
            return;
        }
        var before = older();
        var start = before.isEmpty() ? 0 : before.getLast().end();
        moveTo(file.resolveSibling(file.getFileName() + "." + start));
        for (var part : before) {
            if (start - part.start() > kept - LONGEST) {
                Files.deleteIfExists(part.file());
            }
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
        for (var part : older()) {
            Files.deleteIfExists(part.file());
        }
        Files.deleteIfExists(file);
    }

    /** @param running whether more may come */
    synchronized KeptLog kept(boolean running) throws IOException {
        var parts = parts();
        if (parts.isEmpty()) {
            throw new NoSuchFileException(file.toString());
        }
        var writtenAt = Files.getLastModifiedTime(file).toInstant();
        return new KeptLog(
                replica, running, parts.getFirst().start(), parts.getLast().end(), writtenAt);
    }

    /** As {@link dev.quarterdeck.connector.cluster.KeptLogs#slice} says. */
    public synchronized LogSlice slice(long from, int length) throws IOException {
        var parts = parts();
        if (parts.isEmpty()) {
            return new LogSlice(0, ByteBuffer.allocate(0));
        }
        var last = parts.getLast();
        var begin = from > last.end()
                ? last.start()
                : Math.max(from, parts.getFirst().start());
        var bytes = ByteBuffer.allocate((int) Math.min(length, last.end() - begin));
        for (var part : parts) {
            var at = begin + bytes.position();
            if (bytes.hasRemaining() && at >= part.start() && at < part.end()) {
                fill(bytes, part.file(), at - part.start());
            }
        }
        return new LogSlice(begin, bytes.flip());
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

    /** @param after the offset to go on from, or a negative number for the last {@code limit} lines */
    public synchronized List<LogLine> read(long after, int limit) throws IOException {
        var parts = parts();
        if (parts.isEmpty()) {
            return List.of();
        }
        var begin = parts.getFirst().start();
        var end = parts.getLast().end();
        var from = after < 0 ? Math.max(begin, end - LONGEST_READ) : Math.clamp(after, begin, end);
        var lines = linesOf(slice(from, LONGEST_READ), from == after || from == 0);
        return after < 0
                ? lines.subList(Math.max(0, lines.size() - limit), lines.size())
                : lines.subList(0, Math.min(limit, lines.size()));
    }

    /**
     * A last line without its end is left for the next read, unless it alone is longer than a read.
     *
     * @param whole whether the first byte begins a line
     */
    private List<LogLine> linesOf(LogSlice slice, boolean whole) {
        var bytes = new byte[slice.bytes().remaining()];
        slice.bytes().get(bytes);
        var offset = slice.from();
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
