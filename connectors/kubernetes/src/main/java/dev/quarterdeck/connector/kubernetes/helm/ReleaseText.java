package dev.quarterdeck.connector.kubernetes.helm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A release as Helm writes it into a Secret: JSON, gzipped, in Base64; and that once more in Base64, as all that is in a
 * Secret. Source: Helm's {@code pkg/storage/driver}.
 */
final class ReleaseText {

    /** A Secret holds a mebibyte, which can be packed from far more than anybody wants to read. */
    static final int MOST = 32 << 20;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 0x08};

    private ReleaseText() {}

    /**
     * The JSON, as far as {@code most} bytes of it.
     *
     * @throws IOException if it is not packed so
     */
    static byte[] unpack(String data, int most) throws IOException {
        try (var json = open(data)) {
            return json.readNBytes(most);
        }
    }

    private static InputStream open(String data) throws IOException {
        try {
            var packed = Base64.getDecoder().decode(Base64.getDecoder().decode(data));
            var bytes = new ByteArrayInputStream(packed);
            return isGzip(packed) ? new GZIPInputStream(bytes) : bytes;
        } catch (IllegalArgumentException e) {
            throw new IOException("It is not in Base64", e);
        }
    }

    /** Helm's first releases were not. */
    private static boolean isGzip(byte[] packed) {
        return packed.length > GZIP.length && packed[0] == GZIP[0] && packed[1] == GZIP[1] && packed[2] == GZIP[2];
    }

    static String pack(byte[] json) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var once = Base64.getEncoder().encodeToString(packed.toByteArray());
        return Base64.getEncoder().encodeToString(once.getBytes(US_ASCII));
    }
}
