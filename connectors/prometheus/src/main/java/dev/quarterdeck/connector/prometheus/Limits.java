package dev.quarterdeck.connector.prometheus;

import dev.quarterdeck.connector.metrics.QueryRefused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much is read for one question, of all its answers together. */
final class Limits {

    private final long bytes;
    private final int series;
    private long read;

    Limits(long bytes, int series) {
        this.bytes = bytes;
        this.series = series;
    }

    /** @throws QueryRefused if there are more than are read */
    void checkSeries(int count) {
        if (count > series) {
            throw new QueryRefused(
                    "The answer has more than %,d series: narrow the query down, or sum series up".formatted(series));
        }
    }

    /** Refuses the query as soon as more is read than may be. */
    InputStream limited(InputStream answer) {
        return new FilterInputStream(answer) {

            @Override
            public int read() throws IOException {
                var next = super.read();
                count(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                var more = super.read(into, from, most);
                count(more);
                return more;
            }
        };
    }

    private void count(int more) {
        read += Math.max(0, more);
        if (read > bytes) {
            throw new QueryRefused(
                    "The answer is larger than %,d kB: narrow the query down, take a longer step or less time"
                            .formatted(bytes / 1024));
        }
    }
}
