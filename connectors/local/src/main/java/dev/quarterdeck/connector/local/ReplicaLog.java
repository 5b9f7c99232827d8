package dev.quarterdeck.connector.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.cluster.LogLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What one replica wrote. The process appends to the file itself, so its output survives the portal.
 *
 * <p>A file that has grown too long is copied to one older file and emptied in place, which a process that appends does
 * not notice. Offsets count from the first line ever written.
 */
class ReplicaLog {

    private static final long LONGEST = 8L * 1024 * 1024;
    private static final int LONGEST_READ = 1024 * 1024;

    private final String replica;
    private final Path file;
    private long dropped;

    ReplicaLog(String replica, Path file) {
        this.replica = replica;
        this.file = file;
    }

    Path file() {
        return file;
    }

    synchronized void rotateIfLong() throws IOException {
        if (!Files.exists(file) || Files.size(file) < LONGEST) {
            return;
        }
        var older = file.resolveSibling(file.getFileName() + ".1");
        Files.copy(file, older, StandardCopyOption.REPLACE_EXISTING);
        dropped += Files.size(older);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    /** @param after the offset to go on from, or a negative number for the last {@code limit} lines */
    synchronized List<LogLine> read(long after, int limit) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var start =
                    after < 0 ? Math.max(0, in.length() - LONGEST_READ) : Math.clamp(after - dropped, 0, in.length());
            var bytes = new byte[(int) Math.min(LONGEST_READ, in.length() - start)];
            in.seek(start);
            in.readFully(bytes);
            var lines = linesOf(bytes, dropped + start);
            return after < 0
                    ? lines.subList(Math.max(0, lines.size() - limit), lines.size())
                    : lines.subList(0, Math.min(limit, lines.size()));
        }
    }

    /** A last line without its end is left for the next read. */
    private List<LogLine> linesOf(byte[] bytes, long offset) {
        var lines = new ArrayList<LogLine>();
        var begin = 0;
        for (var end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                lines.add(new LogLine(replica, offset + end + 1, new String(bytes, begin, end - begin, UTF_8)));
                begin = end + 1;
            }
        }
        return lines;
    }
}
