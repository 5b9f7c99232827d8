package dev.quarterdeck.signals.log.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.cluster.KeptLogs.KeptLog;
import dev.quarterdeck.connector.cluster.LogSlice;
import dev.quarterdeck.signals.log.search.LogFilter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Logs of replicas in memory. */
class WrittenLogs {

    static final Instant NOON = Instant.parse("2026-03-17T12:00:00Z");

    private final Map<String, ByteArrayOutputStream> logs = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private long begin;
    private long largestRead;
    private long read;

    /** A line of text, with its end. */
    WrittenLogs line(String replica, String text) {
        return raw(replica, text + "\n");
    }

    /** A line that says when it was written, in seconds after noon. */
    WrittenLogs at(String replica, int second, String text) {
        return line(replica, "%s INFO %s".formatted(NOON.plusSeconds(second), text));
    }

    WrittenLogs raw(String replica, String text) {
        logs.computeIfAbsent(replica, _ -> new ByteArrayOutputStream()).writeBytes(text.getBytes(UTF_8));
        return this;
    }

    WrittenLogs end(String replica) {
        ended.add(replica);
        return this;
    }

    /** What came before is kept no longer. */
    void dropBefore(long offset) {
        begin = offset;
    }

    void cut(String replica) {
        logs.put(replica, new ByteArrayOutputStream());
    }

    List<KeptLog> kept() {
        return logs.entrySet().stream()
                .map(entry -> new KeptLog(
                        entry.getKey(),
                        !ended.contains(entry.getKey()),
                        Math.min(begin, entry.getValue().size()),
                        entry.getValue().size(),
                        NOON))
                .toList();
    }

    LogSlice read(String replica, long from, int length) {
        var all = logs.get(replica).toByteArray();
        var at = from > all.length ? 0 : Math.max(from, Math.min(begin, all.length));
        var count = (int) Math.min(length, all.length - at);
        largestRead = Math.max(largestRead, count);
        read += count;
        return new LogSlice(at, ByteBuffer.wrap(all, (int) at, count));
    }

    /** In bytes. */
    long largestRead() {
        return largestRead;
    }

    long read() {
        return read;
    }

    ReplicaSearch search() {
        return search(LogFilter.EVERYTHING);
    }

    ReplicaSearch search(LogFilter filter) {
        return search(filter, Long.MAX_VALUE);
    }

    ReplicaSearch search(LogFilter filter, long bytes) {
        return new ReplicaSearch(kept(), this::read, filter, bytes);
    }
}
