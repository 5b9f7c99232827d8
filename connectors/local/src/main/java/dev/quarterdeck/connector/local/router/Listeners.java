package dev.quarterdeck.connector.local.router;

import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListeners;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** The threads and buffers that all routers share: one small portal serves a few dozen of them. */
class Listeners implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final int BUFFER_BYTES = 16 * 1024;

    private static final OptionMap SOCKET = OptionMap.builder()
            .set(Options.TCP_NODELAY, true)
            .set(Options.REUSE_ADDRESSES, true)
            .set(Options.BACKLOG, 1_000)
            .getMap();

    private static final OptionMap HTTP = OptionMap.builder()
            .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
            .set(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
            .getMap();

    private final XnioWorker worker;

    /** On the heap: direct ones are freed through Unsafe, of which Java warns in the portal's terminal. */
    private final DefaultByteBufferPool buffers = new DefaultByteBufferPool(false, BUFFER_BYTES);

    Listeners() throws IOException {
        worker = Xnio.getInstance()
                .createWorker(OptionMap.builder()
                        .set(Options.WORKER_NAME, "router")
                        .set(
                                Options.WORKER_IO_THREADS,
                                Math.max(2, Runtime.getRuntime().availableProcessors()))
                        .set(Options.CONNECTION_LOW_WATER, 1_000_000)
                        .set(Options.CONNECTION_HIGH_WATER, 1_000_000)
                        .set(Options.WORKER_TASK_CORE_THREADS, 1)
                        .set(Options.WORKER_TASK_MAX_THREADS, 4)
                        .set(Options.TCP_NODELAY, true)
                        .set(Options.THREAD_DAEMON, true)
                        .getMap());
    }

    /** @throws IOException if {@code port} is taken */
    Closeable open(int port, HttpHandler handler) throws IOException {
        var http = new HttpOpenListener(buffers, HTTP);
        http.setRootHandler(handler);
        var server = worker.createStreamConnectionServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                ChannelListeners.openListenerAdapter(http),
                SOCKET);
        server.resumeAccepts();
        return server;
    }

    /** Returns when the ports are free: the next cluster may want them at once. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The routers did not end within {}", LONGEST_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
