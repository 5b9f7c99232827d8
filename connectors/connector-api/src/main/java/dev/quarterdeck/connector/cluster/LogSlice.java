package dev.quarterdeck.connector.cluster;

import java.nio.ByteBuffer;

/**
 * A part of what a replica wrote; lines may be cut at both ends.
 *
 * @param from offset of the first byte within the replica's log
 */
public record LogSlice(long from, ByteBuffer bytes) {

    public LogSlice {
        bytes = bytes.asReadOnlyBuffer();
    }
}
