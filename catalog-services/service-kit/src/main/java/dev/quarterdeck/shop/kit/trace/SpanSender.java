package dev.quarterdeck.shop.kit.trace;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends spans in batches from a thread of its own. Nobody waits for it: where nobody takes them, or not fast enough, they
 * are dropped, and a counter says how many.
 */
class SpanSender implements Consumer<SpanData>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpanSender.class);
    private static final int MOST_WAITING = 2_048;
    private static final int MOST_AT_ONCE = 512;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final BlockingQueue<SpanData> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final HttpClient client;
    private final OtlpWriter writer;
    private final TracingSettings settings;
    private final Counter sent;
    private final Counter dropped;
    private final Thread thread;
    private volatile boolean closed;
    private boolean away;

    SpanSender(HttpClient client, OtlpWriter writer, TracingSettings settings, CollectorRegistry metrics) {
        this.client = client;
        this.writer = writer;
        this.settings = settings;
        sent = Counter.build("otel_spans_sent_total", "Spans that were taken").register(metrics);
        dropped = Counter.build("otel_spans_dropped_total", "Spans that nobody took, or that came too fast")
                .register(metrics);
        thread = Thread.ofVirtual().name("spans").start(this::run);
    }

    @Override
    public void accept(SpanData span) {
        if (!waiting.offer(span)) {
            dropped.inc();
        }
    }

    private void run() {
        var batch = new ArrayList<SpanData>();
        while (!closed || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    gather();
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    send(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                // what waits is sent now, and no pause is taken any more
                closed = true;
            }
        }
    }

    /** What comes soon after goes along. */
    private void gather() throws InterruptedException {
        if (!closed && waiting.size() < MOST_AT_ONCE) {
            Thread.sleep(PAUSE);
        }
    }

    private void send(List<SpanData> batch) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(settings.endpoint()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(writer.write(batch)));
        for (var header : settings.headers().split(",")) {
            var sign = header.indexOf('=');
            if (sign > 0) {
                request.header(
                        header.substring(0, sign).strip(),
                        URLDecoder.decode(header.substring(sign + 1).strip(), StandardCharsets.UTF_8));
            }
        }
        try {
            var status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            count(batch.size(), status / 100 == 2, "it answers " + status);
        } catch (IOException e) {
            count(batch.size(), false, e.toString());
        }
    }

    private void count(int spans, boolean taken, String why) {
        if (taken) {
            sent.inc(spans);
        } else {
            dropped.inc(spans);
            if (!away) {
                log.warn("Spans are dropped until {} takes them: {}", settings.endpoint(), why);
            }
        }
        away = !taken;
    }

    /** Gives what waits a moment to be sent. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
