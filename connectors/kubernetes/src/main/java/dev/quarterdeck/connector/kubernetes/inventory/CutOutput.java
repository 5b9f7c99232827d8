package dev.quarterdeck.connector.kubernetes.inventory;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the begin of what is written, and that there was more. */
final class CutOutput extends OutputStream {

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    CutOutput(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        var room = Math.min(length, most - kept.size());
        kept.write(bytes, from, room);
        cut |= room < length;
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    synchronized boolean isCut() {
        return cut;
    }
}
